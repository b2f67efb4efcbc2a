// Small comforts. Everything works without them.
"use strict";

// An open menu closes on Escape or a click outside.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    const hadFocus = menu.contains(document.activeElement);
    menu.open = false;
    if (hadFocus) menu.querySelector("summary").focus();
  }
});

// Parts that are still moving are fetched anew until the server says that they rest.
const refresh = async () => {
  if (!document.hidden) {
    const reply = await fetch(location.href, { headers: { Accept: "text/html" } }).catch(() => null);
    if (reply?.ok && !reply.redirected) {
      const page = new DOMParser().parseFromString(await reply.text(), "text/html");
      for (const part of document.querySelectorAll("[data-refresh]")) {
        const fresh = page.getElementById(part.id);
        if (fresh && fresh.innerHTML !== part.innerHTML) part.replaceChildren(...fresh.childNodes);
        if (!fresh || !fresh.hasAttribute("data-refresh")) part.removeAttribute("data-refresh");
      }
      const title = page.querySelector("#status");
      if (title) document.querySelector("#status")?.replaceWith(title);
    }
  }
  wait();
};
let pause = 500;
const wait = () => {
  const part = document.querySelector("[data-refresh]");
  if (!part) return;
  setTimeout(refresh, pause);
  pause = Math.min(Number(part.dataset.refresh) || 5000, pause * 1.6);
};
wait();

// The preview follows what is typed, a moment after the last key.
const preview = document.querySelector("[data-preview]");
if (preview) {
  let timer;
  preview.form.addEventListener("input", () => {
    clearTimeout(timer);
    // Files would go up again at every key: with them it is the button alone that asks.
    if ([...preview.form.querySelectorAll("input[type=file]")].some((field) => field.files.length)) return;
    timer = setTimeout(() => preview.form.requestSubmit(preview), 400);
  });
  if (preview.form.hasAttribute("data-filled")) preview.form.requestSubmit(preview);
}

// "Tick all" acts at once where the whole list is on the page.
document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-ticks]");
  if (!button) return;
  event.preventDefault();
  const list = button.closest("fieldset");
  for (const box of list.querySelectorAll("input[type=checkbox]")) box.checked = button.dataset.ticks === "all";
  list.dispatchEvent(new Event("input", { bubbles: true }));
});
document.addEventListener("input", (event) => {
  const list = event.target.closest("fieldset");
  const count = list?.querySelector("[data-ticked]");
  if (count) count.textContent = list.querySelectorAll("tbody input:checked").length.toLocaleString("en-GB");
});
