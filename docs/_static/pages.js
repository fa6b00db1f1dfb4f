// What the pages do beyond standing there. Without scripts they are complete all the same: tables
// are plain, and each cell shows its code by itself.
const root = document.documentElement;

// The code that readers can skip is shown by one switch a page, which is remembered where the
// browser lets a page remember. It stands above the title, so that nothing parts title and finding.
const code = {
  remembered() {
    try { return localStorage.getItem("code") === "shown"; } catch { return false; }
  },
  remember(shown) {
    try { localStorage.setItem("code", shown ? "shown" : "hidden"); } catch { /* then not */ }
  },
  show(shown) {
    root.classList.toggle("code-shown", shown);
    document.querySelectorAll(".cell details.above-input").forEach((one) => { one.open = shown; });
  },
};
root.classList.add("code-by-switch");
root.classList.toggle("code-shown", code.remembered());

document.addEventListener("DOMContentLoaded", () => {
  const place = document.querySelector(".header-article-items");
  if (place && document.querySelector(".cell details.above-input")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "code-switch btn btn-sm btn-outline-primary";
    button.textContent = "Show all code";
    const turn = (shown) => {
      button.setAttribute("aria-pressed", String(shown));
      code.show(shown);
    };
    turn(code.remembered());
    button.addEventListener("click", () => {
      const shown = button.getAttribute("aria-pressed") !== "true";
      turn(shown);
      code.remember(shown);
    });
    place.append(button);
  }

  // Long tables are folded where nothing can page them.
  document.querySelectorAll("details.long").forEach((folded) => { folded.open = true; });
  // Tables that ask for it get a search field and sortable columns.
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

  // Paper is white, has all rows, and cannot unfold anything.
  const shown = {};
  window.addEventListener("beforeprint", () => {
    shown.theme = root.dataset.theme;
    shown.lengths = tables.map((table) => table.page.len());
    shown.folded = [...document.querySelectorAll(".bd-article details:not([open], .above-input)")];
    root.dataset.theme = "light";
    tables.forEach((table) => table.page.len(-1).draw());
    shown.folded.forEach((one) => { one.open = true; });
  });
  window.addEventListener("afterprint", () => {
    root.dataset.theme = shown.theme;
    tables.forEach((table, at) => table.page.len(shown.lengths[at]).draw());
    shown.folded.forEach((one) => { one.open = false; });
  });
});

// The page of figures: choices above its table, and the entry to which a link leads is opened,
// also by browsers that do not open it themselves.
document.addEventListener("DOMContentLoaded", () => {
  const table = document.querySelector(".figure-table table");
  if (!table) return;
  const figures = new DataTable.Api(table);
  const choices = document.createElement("div");
  choices.className = "figure-choices";
  table.querySelectorAll("th[data-filter]").forEach((head) => {
    const column = figures.column(head);
    const label = document.createElement("label");
    const select = document.createElement("select");
    select.append(new Option("all", ""));
    column.data().unique().sort().each((value) => select.append(new Option(value, value)));
    select.addEventListener("change", () => {
      const chosen = select.value;
      column.search.fixed("choice", chosen ? (value) => value === chosen : null).draw();
    });
    label.append(head.textContent, select);
    choices.append(label);
  });
  table.closest(".figure-table").before(choices);

  const open = () => {
    const entry = document.getElementById(location.hash.slice(1))?.closest("details.figure-entry");
    if (!entry) return;
    entry.open = true;
    entry.scrollIntoView();
  };
  window.addEventListener("hashchange", open);
  open();
});
// End of the page of figures.
