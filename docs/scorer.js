// What the search shows first: figures that print just what is looked for, then the pages for
// readers, then the reference. A part of a number, such as the 7% of 19.7%, comes last.
var Scorer = {
  objNameMatch: 11, objPartialMatch: 6, objPrio: { 0: 15, 1: 5, 2: -5 }, objPrioDefault: 0,
  title: 15, partialTitle: 7, term: 5, partialTerm: 2,
  score([page, title, , , score, , kind]) {
    if (page.startsWith("reference/")) return score / 100;
    if (kind !== "object") return score;
    const query = new URLSearchParams(window.location.search).get("q") ?? "";
    const terms = (text) => splitQuery(text.toLowerCase());
    const printed = new Set(terms(title).flatMap((term) => [term, term.replace("%", "")]));
    return terms(query).every((term) => printed.has(term)) ? 30 : 0;
  },
};
