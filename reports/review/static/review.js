// What the page adds where scripts run: keys, and the focus after a change. Everything works without it.
"use strict";

const typing = element => element.matches("input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]");

document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && typing(event.target)) { event.target.blur(); return; }
  if (typing(event.target)) return;
  const found = [...document.querySelectorAll("[data-key]")].find(e => e.dataset.key === event.key && !e.disabled);
  if (!found) return;
  event.preventDefault();
  if (typing(found)) found.focus(); else found.click();
});

const settle = () => {
  const target = document.querySelector("[data-focus]");
  if (target) target.focus({ preventScroll: true });
};

document.addEventListener("htmx:afterSettle", event => {
  if (event.detail.boosted || event.target === document.body) settle();
});
if (new URLSearchParams(location.search).has("done")) settle();
