// Comfort, nothing more: every page works without this file.

// An open menu closes on Escape and on a click outside it.
const openMenus = () => document.querySelectorAll("details.menu[open]");

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of openMenus()) {
    const hadFocus = menu.contains(document.activeElement);
    menu.open = false;
    if (hadFocus) menu.querySelector("summary").focus();
  }
});

document.addEventListener("click", (event) => {
  for (const menu of openMenus()) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

// A progress counts on: every five seconds its part of the page is fetched anew, until the server sends it without.
const refresh = async () => {
  const shown = document.querySelector(".progress");
  if (!shown) return;
  if (!document.hidden) {
    try {
      const reply = await fetch(location.href, { headers: { Accept: "text/html" } });
      if (!reply.ok || reply.redirected) return;
      const page = new DOMParser().parseFromString(await reply.text(), "text/html");
      const fresh = page.querySelector(".progress");
      if (!fresh) return location.reload();
      shown.replaceChildren(...fresh.childNodes);
    } catch {
      // The server is away for a moment; the next round will tell.
    }
  }
  setTimeout(refresh, 5000);
};

const progress = document.querySelector(".progress");
if (progress) {
  progress.setAttribute("aria-live", "polite");
  setTimeout(refresh, 5000);
}
