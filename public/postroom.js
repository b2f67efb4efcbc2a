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
    const address = location.href;
    const reply = await fetch(address, { headers: { Accept: "text/html" } }).catch(() => null);
    if (reply?.ok && !reply.redirected && address === location.href) {
      const page = new DOMParser().parseFromString(await reply.text(), "text/html");
      for (const part of document.querySelectorAll("[data-refresh]")) {
        const fresh = page.getElementById(part.id);
        if (fresh && fresh.innerHTML !== part.innerHTML) part.replaceChildren(...fresh.childNodes);
        if (!fresh || !fresh.hasAttribute("data-refresh")) part.removeAttribute("data-refresh");
        else part.dataset.refresh = fresh.dataset.refresh;
      }
      document.title = page.title;
      const title = page.querySelector("#status");
      if (title) document.querySelector("#status")?.replaceWith(title);
      if (!document.querySelector("[data-refresh]")) rest(page);
    }
  }
  wait();
};
// When all of it rests: what may be done now, and in place of what was announced, what came of it.
const rest = (page) => {
  for (const part of document.querySelectorAll("[data-rest]")) {
    const fresh = page.getElementById(part.id);
    if (fresh) part.replaceChildren(...fresh.childNodes);
    part.removeAttribute("data-rest");
  }
  const outcome = page.querySelector("[data-outcome]")?.dataset.outcome;
  if (outcome === undefined) return;
  for (const note of document.querySelectorAll(".flash")) {
    if (outcome) note.textContent = outcome;
    // What was announced can be read before it goes, however quickly it came about.
    else setTimeout(() => note.remove(), Math.max(0, 4000 - performance.now()));
  }
};
let pause, waiting;
const wait = () => {
  const parts = [...document.querySelectorAll("[data-refresh]")];
  if (!parts.length) return;
  clearTimeout(waiting);
  waiting = setTimeout(refresh, pause);
  // As often as the most impatient of them asks for.
  pause = Math.min(...parts.map((part) => Number(part.dataset.refresh) || 5000), pause * 1.6);
};
const watch = () => {
  pause = 500;
  wait();
};

// The preview follows what is typed, a moment after the last key.
const follow = (root) => {
  const preview = root.querySelector("[data-preview]");
  if (!preview) return;
  let timer;
  preview.form.addEventListener("input", () => {
    clearTimeout(timer);
    // Files would go up again at every key: with them it is the button alone that asks.
    if ([...preview.form.querySelectorAll("input[type=file]")].some((field) => field.files.length)) return;
    timer = setTimeout(() => preview.form.requestSubmit(preview), 400);
  });
  if (preview.form.hasAttribute("data-filled")) preview.form.requestSubmit(preview);
};

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

// The customers of a bulk mailing are counted while somebody filters: a moment after the last change, one at a time.
const tally = (root) => {
  const match = root.querySelector("[data-match]");
  if (!match) return;
  const form = match.closest("form");
  let timer, asking;
  const count = async () => {
    asking?.abort();
    asking = new AbortController();
    const kept = [...new FormData(form)].filter(
      ([name, value]) => value && !/^(form_token|mailing_token|accounts|set_name|share|say_.*)$/.test(name));
    const reply = await fetch(`${match.dataset.match}?${new URLSearchParams(kept)}`, { signal: asking.signal })
      .catch(() => null);
    if (!reply?.ok || reply.redirected) return;
    const fresh = new DOMParser().parseFromString(await reply.text(), "text/html");
    for (const part of fresh.querySelectorAll("[id]")) {
      const old = document.getElementById(part.id);
      if (old && old.innerHTML !== part.innerHTML) old.replaceChildren(...part.childNodes);
    }
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(count, 350);
  });
  count();
};

// A list of ticks too long to send at every change: what changed is kept a moment later, and when the page is left.
const tick = (root) => {
  const list = root.querySelector("form[data-ticks-to]");
  if (!list) return;
  const boxes = [...list.querySelectorAll("input[name=letter]")];
  const before = boxes.filter((box) => box.checked).length;
  const [seen, total] = [Number(list.elements.seen.value), Number(list.elements.total.value)];
  const changed = new Map();
  let timer;
  const tell = (selector, number) => {
    for (const place of document.querySelectorAll(selector)) place.textContent = number.toLocaleString("en-GB");
  };
  // What is said first arrives first: one message at a time. What could not be said is said with the next.
  let sending;
  const send = async () => {
    const said = new Map(changed);
    changed.clear();
    const of = (isTicked) => [...said].filter((one) => one[1] === isTicked).map((one) => one[0]).join(",");
    const body = new URLSearchParams({ form_token: list.elements.form_token.value, on: of(true), off: of(false) });
    const reply = await fetch(list.dataset.ticksTo, { method: "POST", body, keepalive: true }).catch(() => null);
    if (!reply?.ok || reply.redirected) {
      for (const [place, isTicked] of said) if (!changed.has(place)) changed.set(place, isTicked);
      return;
    }
    const overdue = await reply.text();
    for (const place of document.querySelectorAll("[data-overdue]")) place.textContent = overdue;
  };
  const keep = async () => {
    clearTimeout(timer);
    await sending;
    if (changed.size) sending = send();
    await sending;
  };
  const note = (some) => {
    for (const box of some) changed.set(box.value, box.checked);
    const ticked = seen + boxes.filter((box) => box.checked).length - before;
    tell("[data-ticked-all]", ticked);
    tell("[data-unticked-all]", total - ticked);
    clearTimeout(timer);
    timer = setTimeout(keep, 400);
  };
  list.addEventListener("input", (event) => {
    if (event.target.name === "letter") note([event.target]);
  });
  for (const part of list.querySelectorAll(".with-script")) part.hidden = false;
  for (const button of list.querySelectorAll("[data-page-ticks]")) {
    button.addEventListener("click", () => {
      const some = boxes.filter((box) => box.checked !== (button.dataset.pageTicks === "all"));
      for (const box of some) box.checked = !box.checked;
      note(some);
    });
  }
  // The form says what differs from the page as it came, so what was said since is said to the end before it. Then it
  // goes once: a second click of the same hand would only cut short what the first one sent.
  let [isSaid, isGoing] = [false, false];
  list.addEventListener("submit", async (event) => {
    if (isSaid) {
      isSaid = false;
      return;
    }
    event.preventDefault();
    if (isGoing) return;
    isGoing = true;
    setTimeout(() => { isGoing = false; }, 5000); // it was refused on the way, or stopped
    const { submitter } = event;
    await keep();
    isSaid = true;
    setTimeout(() => list.requestSubmit(submitter)); // not while this event is still going round
  });
  window.addEventListener("pageshow", () => { isGoing = false; });
  window.addEventListener("pagehide", () => changed.size && send());
};

// Return in the field of a menu presses the menu's own button.
const press = (root) => {
  for (const button of root.querySelectorAll("button[data-on-return]")) {
    document.getElementById(button.dataset.onReturn)?.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      button.click();
    });
  }
};

// What a part of the page needs when it has come onto it.
const furnish = (root) => {
  watch();
  follow(root);
  tally(root);
  tick(root);
  press(root);
};
furnish(document);

// A form saved in place: the page that the office answers with takes the place of the form, at its own address. To leave
// one page and build another takes a browser much longer. Whatever is out of the ordinary goes the ordinary way, which is
// safe to go twice: what a form has saved once, it finds.
let place = location.pathname;
const settle = (reply, page) => {
  const styles = (one) => one.querySelector("link[rel=stylesheet]")?.getAttribute("href");
  const [old, fresh] = [document, page].map((one) => one.getElementById("main"));
  const fits = fresh && page.body.className === document.body.className && styles(page) === styles(document);
  if (!fits && !reply.redirected) throw new Error("another kind of page");
  if (!fits) return location.assign(reply.url);
  if (reply.redirected) history.pushState(null, "", reply.url);
  place = location.pathname;
  document.title = page.title;
  old.before(fresh);
  if (fresh.querySelector("iframe")) {
    old.remove(); // a form looks for its frame by name, and finds the first one
  } else {
    // To take a frame down holds up the first look at the letter.
    old.hidden = true;
    old.removeAttribute("id");
    setTimeout(() => old.remove(), 100);
  }
  (fresh.querySelector("[autofocus]") ?? fresh).focus({ preventScroll: true });
  scrollTo(0, 0);
  furnish(fresh);
};
const pageOf = async (reply) => new DOMParser().parseFromString(await reply.text(), "text/html");
const isSignIn = (reply) => reply.redirected && new URL(reply.url).pathname === "/sign-in";
// What cannot be done now is said above the form, which stays with all that was entered.
const stay = (form, heading, words, link) => {
  document.getElementById("not-saved")?.remove();
  const [box, title, text] = ["div", "h2", "p"].map((name) => document.createElement(name));
  Object.assign(box, { id: "not-saved", className: "error-summary", tabIndex: -1 });
  box.setAttribute("role", "alert");
  title.textContent = heading;
  text.textContent = `${words} What you entered is still here.`;
  box.append(title, text);
  if (link) box.append(link);
  form.before(box);
  form.removeAttribute("aria-busy");
  box.focus();
};
const signInLink = () => {
  const link = document.createElement("a");
  Object.assign(link, { href: "/sign-in", target: "_blank", rel: "noopener", textContent: "Sign in, in another tab" });
  return link;
};
// A form belongs to the session that it was opened in. Whoever has signed in again since needs nothing else anew.
const renew = async (form) => {
  const page = await pageOf(await fetch(location.href));
  const [token, fresh] = [form, page.getElementById(form.id)].map((one) => one?.querySelector("[name=form_token]"));
  if (!fresh || fresh.value === token.value) return false;
  token.value = fresh.value;
  return true;
};
const save = async (form, mayRenew = true) => {
  form.setAttribute("aria-busy", "true");
  try {
    const body = new URLSearchParams(new FormData(form));
    const reply = await fetch(form.action, { method: "POST", body, headers: { Accept: "text/html" } });
    const page = await pageOf(reply);
    if (isSignIn(reply)) {
      return stay(form, "You are signed out", "Nothing was saved. Sign in, then save again.", signInLink());
    }
    if (reply.status === 403 && mayRenew && await renew(form)) return save(form, false);
    const said = ["h1", "h1 ~ p"].map((part) => page.querySelector(`main ${part}`)?.textContent.trim());
    if (!reply.ok && reply.status !== 422 && said[0]) return stay(form, said[0], said[1] ?? "Nothing was saved.");
    settle(reply, page);
  } catch {
    form.submit();
  }
};
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.hasAttribute("data-in-place") || event.submitter?.hasAttribute("formaction")) return;
  event.preventDefault();
  if (!form.hasAttribute("aria-busy")) save(form);
});
window.addEventListener("popstate", () => {
  if (location.pathname !== place) location.reload();
});

// Files beyond what nginx takes at once would only come back as an error: it is said before anything leaves the form.
const mostBytes = 20_000_000; // `client_max_body_size` in nginx.conf, less what the form adds
const sizeProblem = (form) => {
  const fields = [...form.elements].filter((field) => field.type === "file");
  const size = fields.flatMap((field) => [...field.files]).reduce((sum, file) => sum + file.size, 0);
  const words = size > mostBytes
    ? `These files are ${(size / 1_000_000).toFixed(1)} MB together. Choose files of 20 MB at most, or fewer of them.` : "";
  fields.forEach((field) => field.setCustomValidity(words));
  return words ? fields.find((field) => field.files.length) : null;
};
document.addEventListener("change", (event) => {
  if (event.target.type === "file" && event.target.form) sizeProblem(event.target.form)?.reportValidity();
});
document.addEventListener("submit", (event) => {
  const field = sizeProblem(event.target); // a form that is not validated by itself
  if (!field) return;
  event.preventDefault();
  field.reportValidity();
});
