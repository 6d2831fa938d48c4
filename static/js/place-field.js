/* Suggestions while typing (ARIA combobox, list autocomplete) and "Autour de moi", filters kept.
   Without this file the field and its button do the same job. */
const DELAY = 180;

function combobox(box) {
  const input = box.querySelector("input");
  const list = Object.assign(document.createElement("ul"), { className: "suggest", id: `${input.id}-liste`, hidden: true });
  const status = Object.assign(document.createElement("span"), { className: "visually-hidden" });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Propositions");
  status.setAttribute("role", "status");
  box.append(list, status);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id]]) input.setAttribute(name, value);
  let timer, request, active = -1;

  const options = () => [...list.children];
  const close = () => {
    clearTimeout(timer);
    request?.abort();
    status.textContent = "";
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (option) => {
    input.value = option.dataset.value;
    close();
    input.form.requestSubmit();
  };
  const mark = (index) => {
    active = index;
    options().forEach((option, i) => option.setAttribute("aria-selected", String(i === index)));
    const option = options()[index];
    if (!option) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  };
  const show = (suggestions) => {
    list.replaceChildren(...suggestions.map((item, i) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${i}`;
      option.className = "suggest__option";
      option.dataset.value = item.value;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.textContent = item.label;
      option.addEventListener("mousedown", (event) => event.preventDefault());
      option.addEventListener("click", () => choose(option));
      return option;
    }));
    active = -1;
    input.removeAttribute("aria-activedescendant");
    list.hidden = !suggestions.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    status.textContent = suggestions.length ? `${suggestions.length} proposition${suggestions.length > 1 ? "s" : ""}. Flèche du bas pour choisir.` : "";
  };
  const ask = async () => {
    request?.abort();
    const text = input.value.trim();
    if (text.length < 2) return close();
    request = new AbortController();
    try {
      const answer = await fetch(`${box.dataset.combobox}?q=${encodeURIComponent(text)}`, { signal: request.signal });
      if (answer.ok && document.activeElement === input) show((await answer.json()).suggestions);
    } catch (error) { if (error.name !== "AbortError") close(); }
  };

  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, DELAY); });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const last = options().length - 1;
    if (event.key === "Escape") { if (!list.hidden) event.preventDefault(); return close(); }
    if (list.hidden || last < 0) return;
    if (event.key === "ArrowDown") { event.preventDefault(); mark(active < last ? active + 1 : 0); }
    else if (event.key === "ArrowUp") { event.preventDefault(); mark(active > 0 ? active - 1 : last); }
    else if (event.key === "Enter" && active >= 0) { event.preventDefault(); choose(options()[active]); }
  });
}

function around(row) {
  if (!navigator.geolocation) return;
  const status = row.querySelector("[role=status]");
  row.hidden = false;
  row.querySelector("button").addEventListener("click", () => {
    status.textContent = "Recherche de votre position…";
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      const form = row.closest("form"), url = new URL(form.action);
      url.search = new URLSearchParams(new FormData(form));
      url.searchParams.delete("lieu");
      url.searchParams.set("lat", coords.latitude.toFixed(2));
      url.searchParams.set("lon", coords.longitude.toFixed(2));
      location.assign(url);
    }, () => { status.textContent = "Position inconnue. Écrivez plutôt votre commune."; }, { timeout: 10000, maximumAge: 600000 });
  });
}

document.querySelectorAll("[data-combobox]").forEach(combobox);
document.querySelectorAll("[data-around]").forEach(around);
