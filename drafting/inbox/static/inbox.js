// What the page does beyond links and forms: keys, the editor's button, and a list that renews itself quietly.
// Everything works without it.
(() => {
  "use strict";
  const $ = (selector) => document.querySelector(selector);
  document.documentElement.classList.add("scripted");

  // Single letters can be switched off (WCAG 2.1.4): speech input types them by accident.
  const SWITCH = "drafting-keys";
  const keysAreOn = () => localStorage.getItem(SWITCH) !== "off";
  const toggle = $("#keys-on");
  if (toggle) {
    toggle.checked = keysAreOn();
    toggle.addEventListener("change", () => localStorage.setItem(SWITCH, toggle.checked ? "on" : "off"));
  }

  const help = $("#help");
  const openHelp = () => help && !help.open && help.showModal();
  document.addEventListener("click", (event) => event.target.closest("[data-help]") && openHelp());

  const isTyping = (element) =>
    element.matches("textarea, select, [contenteditable]") ||
    (element.matches("input") && !["checkbox", "radio", "button", "submit"].includes(element.type));

  const rows = () => [...document.querySelectorAll("#queue .row > a")];
  const step = (by) => {
    const all = rows();
    if (!all.length) return;
    const here = all.indexOf(document.activeElement.closest(".row > a"));
    const open = all.findIndex((row) => row.getAttribute("aria-current"));
    if (open >= 0 && here < 0) {
      const target = all[open + by];
      if (target) location.href = target.href;
      return;
    }
    const next = all[Math.min(all.length - 1, Math.max(0, here < 0 ? 0 : here + by))];
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  };

  const press = (key) => {
    const target = [...document.querySelectorAll(`[data-key="${key}"]`)].find((one) => one.offsetParent !== null);
    if (!target) return false;
    if (target.matches("textarea, input")) {
      target.focus();
      if (target.matches("textarea")) target.setSelectionRange(target.value.length, target.value.length);
    } else if (target.matches("summary")) {
      const details = target.parentElement;
      details.open = !details.open;
      const first = details.open && details.querySelector("form textarea, form input:not([type=hidden]), ol, p");
      if (first && first.matches("textarea, input")) first.focus();
      else target.focus();
    } else {
      target.click();
    }
    return true;
  };

  document.addEventListener("keydown", (event) => {
    const element = event.target;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      const form = element.closest("form");
      if (form && form.id === "verdict") {
        event.preventDefault();
        $("#approve")?.click();
      }
      return;
    }
    if (event.key === "Escape" && isTyping(element)) {
      element.blur();
      $("#main").focus();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(element) || !keysAreOn() || help?.open) return;
    if (event.key === "?") openHelp();
    else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "x") element.closest(".row")?.querySelector(".pick")?.click();
    else if (!"aeiornuw/".includes(event.key) || !press(event.key)) return;
    event.preventDefault();
  });

  // The button says what it will do.
  const verdict = $("#verdict");
  const approve = $("#approve");
  if (verdict && approve?.dataset.changed) {
    const texts = [...verdict.querySelectorAll("textarea")];
    const say = () => {
      const changed = texts.some((text) => text.value.trim() !== text.dataset.original.trim());
      approve.textContent = changed ? approve.dataset.changed : approve.dataset.same;
    };
    verdict.addEventListener("input", say);
    document.querySelector("[data-alone]")?.addEventListener("click", () => {
      verdict.elements.alone.value = "1";
      texts.forEach((text) => (text.value = ""));
      texts[0].focus();
      verdict.dispatchEvent(new Event("input", { bubbles: true }));
    });
    say();
  }
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    const source = document.getElementById(button.dataset.copy);
    await navigator.clipboard.writeText(source.value ?? source.textContent);
    button.textContent = button.dataset.copied;
  });
  // A double click must not approve the next comment too.
  document.addEventListener("submit", (event) => {
    if (event.target.method !== "post") return;
    if (event.target.dataset.sent) event.preventDefault();
    event.target.dataset.sent = "1";
  });
  window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent));

  const finer = $(".finer");
  if (finer && matchMedia("(max-width: 40rem)").matches) finer.open = false;
  // A filter works at once; who chose it by keyboard goes on from the same field.
  const CHOSEN = "drafting-filter";
  document.querySelectorAll(".filters select, .filters input[type=checkbox]").forEach((field) =>
    field.addEventListener("change", () => {
      sessionStorage.setItem(CHOSEN, field.name);
      field.form.requestSubmit();
    }));
  const chosen = sessionStorage.getItem(CHOSEN);
  sessionStorage.removeItem(CHOSEN);
  if (chosen) $(`.filters [name="${CSS.escape(chosen)}"]`)?.focus();

  // A list in which somebody is choosing stays as it is until they are done.
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.target.id === "queue" && document.querySelector(".pick:checked")) event.detail.shouldSwap = false;
  });
  $(".row.current")?.scrollIntoView({ block: "nearest" });
})();
