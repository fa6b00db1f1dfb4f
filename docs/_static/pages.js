// Tables that ask for it get a search field and sortable columns. Without scripts they
// are plain tables, complete all the same.
document.addEventListener("DOMContentLoaded", () => {
  for (const table of document.querySelectorAll("table.searchable")) {
    const caption = table.caption.textContent;
    const long = table.tBodies[0].rows.length > 50;
    new DataTable(table, {
      order: [],
      paging: long,
      pageLength: 25,
      lengthMenu: [25, 50, { label: "all", value: -1 }],
      initComplete() {
        const pages = table.closest(".dt-container").querySelector("nav");
        if (pages) pages.setAttribute("aria-label", `Pages of the table: ${caption}`);
      },
    });
  }
});
