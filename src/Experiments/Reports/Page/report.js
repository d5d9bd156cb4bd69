// Makes sort buttons of the heads of tables. The page can be read without it.
for (const head of document.querySelectorAll("th[data-sort]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.append(...head.childNodes);
  head.append(button);
  button.addEventListener("click", () => {
    const down = head.getAttribute("aria-sort") === "ascending";
    const column = [...head.parentNode.children].indexOf(head);
    const body = head.closest("table").tBodies[0];
    const key = row => {
      const cell = row.children[column];
      const value = cell.dataset.value;
      return value !== undefined ? Number(value) : head.dataset.sort === "number" ? undefined : cell.textContent;
    };
    const compare = (a, b) => a === b ? 0 : a === undefined ? 1 : b === undefined ? -1
      : (typeof a === "number" ? a - b : a.localeCompare(b, "en", { numeric: true })) * (down ? -1 : 1);
    const rows = [...body.rows].map(row => [key(row), row]).sort((a, b) => compare(a[0], b[0]));
    body.append(...rows.map(pair => pair[1]));
    for (const other of head.parentNode.querySelectorAll("th[aria-sort]")) other.setAttribute("aria-sort", "none");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
  });
}
