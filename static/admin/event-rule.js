/* The dates of a rule while it is typed; the venue's hours for the day that one chooses. */
for (const rule of document.querySelectorAll("[data-event-rule]")) {
  const form = rule.closest("form");
  // Pressed while a new page saves itself, « Publier » would make it a second time, and be refused.
  if (!rule.dataset.event) form.dataset.controller = form.dataset.controller.replace("w-autosave", "");
  const result = rule.querySelector("[data-rule-result]");
  const proposed = JSON.parse(document.getElementById("event-proposed-hours").textContent);
  const [from, to] = ["start_time", "end_time"].map((name) => form.elements[name]);
  const watched = new Set([...rule.querySelectorAll("[name]")].map((field) => field.name));
  watched.add("led_by").add("place_name");
  let typedByHand = Boolean(from.value || to.value);
  let waiting;
  let asked = 0;

  const propose = (field) => {
    if (field.name !== "weekdays" || !field.checked || typedByHand) return;
    const hours = proposed[field.value];
    if (hours) [from.value, to.value] = hours;
  };

  const show = async () => {
    const number = (asked += 1);
    const data = new FormData();
    for (const [name, value] of new FormData(form)) {
      if (watched.has(name) || name === "csrfmiddlewaretoken") data.append(name, value);
    }
    data.append("event_pk", rule.dataset.event || "");
    result.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(rule.dataset.previewUrl, { method: "POST", body: data });
      const html = answer.ok && !answer.redirected ? await answer.text() : null;
      if (html !== null && number === asked) result.innerHTML = html;
    } catch {
      /* Offline: what was shown stays; saving says it too. */
    } finally {
      if (number === asked) result.removeAttribute("aria-busy");
    }
  };

  form.addEventListener("input", ({ target }) => {
    if (!watched.has(target.name)) return;
    if (target === from || target === to) typedByHand = Boolean(from.value || to.value);
    propose(target);
    clearTimeout(waiting);
    if (rule.dataset.previewUrl) waiting = setTimeout(show, 400);
  });
}
