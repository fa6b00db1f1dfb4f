// Tables that ask for it get a search field and sortable columns. Without scripts they
// are plain tables, complete all the same.
document.addEventListener("DOMContentLoaded", () => {
  const root = document.documentElement;
  // Long tables are folded where nothing can page them.
  document.querySelectorAll("details.long").forEach((folded) => { folded.open = true; });
  const tables = [...document.querySelectorAll("table.searchable")].map((table) => {
    const caption = table.caption.textContent;
    const long = table.tBodies[0].rows.length > 50;
    return new DataTable(table, {
      autoWidth: false,
      order: [],
      paging: long,
      pageLength: 25,
      lengthMenu: [25, 50, { label: "all", value: -1 }],
      initComplete() {
        const pages = table.closest(".dt-container").querySelector("nav");
        if (pages) pages.setAttribute("aria-label", `Pages of the table: ${caption}`);
      },
    });
  });

  // The tables' own styles look for a class where the theme sets an attribute.
  const follow = () => root.classList.toggle("dark", root.dataset.theme === "dark");
  new MutationObserver(follow).observe(root, { attributeFilter: ["data-theme"] });
  follow();

  // Paper is white and has all rows.
  const shown = {};
  window.addEventListener("beforeprint", () => {
    shown.theme = root.dataset.theme;
    shown.lengths = tables.map((table) => table.page.len());
    root.dataset.theme = "light";
    tables.forEach((table) => table.page.len(-1).draw());
  });
  window.addEventListener("afterprint", () => {
    root.dataset.theme = shown.theme;
    tables.forEach((table, at) => table.page.len(shown.lengths[at]).draw());
  });
});
