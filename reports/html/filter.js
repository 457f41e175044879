const rows = [...document.querySelectorAll("details.row")];
const fold = s => s.normalize("NFD").replace(/[\u0300-\u036f\u2066-\u2069]/g, "").toLowerCase();
const texts = rows.map(r => fold(r.textContent));
const form = document.querySelector(".filters"), q = document.getElementById("q"), n = document.getElementById("n");
const choices = [...form.querySelectorAll("select")], nothing = document.getElementById("nothing");
function show() {
  const words = fold(q.value).split(/\s+/).filter(Boolean);
  let shown = 0;
  rows.forEach((row, i) => {
    const kept = choices.every(c => !c.value || (row.dataset[c.dataset.filter] || "").split(" ").includes(c.value)) && words.every(w => texts[i].includes(w));
    row.hidden = !kept;
    if (kept) shown++;
  });
  n.textContent = shown;
  nothing.hidden = shown > 0 || !rows.length;
}
form.addEventListener("input", show);
form.addEventListener("reset", () => setTimeout(show));
document.getElementById("open").addEventListener("click", () => rows.forEach(r => { if (!r.hidden) r.open = true; }));
document.getElementById("close").addEventListener("click", () => rows.forEach(r => { r.open = false; }));
let closed = [];
addEventListener("beforeprint", () => { closed = rows.filter(r => !r.open && !r.hidden); closed.forEach(r => { r.open = true; }); });
addEventListener("afterprint", () => closed.forEach(r => { r.open = false; }));
show();
