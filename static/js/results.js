/* The map, on request only, and the print button. The list says everything without them. */
const data = JSON.parse(document.getElementById("map-data")?.textContent || "[]");

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

function load(section) {
  if (window.L) return Promise.resolve(window.L);
  const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: section.dataset.leafletCss });
  const script = Object.assign(document.createElement("script"), { src: section.dataset.leaflet });
  return new Promise((resolve, reject) => {
    script.onload = () => resolve(window.L);
    script.onerror = reject;
    document.head.append(style, script);
  });
}

function draw(L, section) {
  const canvas = section.querySelector("[data-map-canvas]");
  canvas.hidden = false;
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(canvas, { zoomAnimation: !still, fadeAnimation: !still, scrollWheelZoom: false, zoomControl: false });
  L.control.zoom({ zoomInTitle: "Agrandir", zoomOutTitle: "Réduire" }).addTo(map);
  map.attributionControl.setPrefix(false);
  L.tileLayer(section.dataset.tiles, { maxZoom: 18, attribution: section.dataset.credit }).addTo(map);
  const icon = L.icon({
    iconUrl: section.dataset.icon, iconRetinaUrl: section.dataset.icon2x, shadowUrl: section.dataset.iconShadow,
    iconSize: [25, 41], iconAnchor: [12, 41], popupAnchor: [1, -34], shadowSize: [41, 41],
  });
  // Venues placed at the centre of one commune share a marker that names them all.
  const points = new Map();
  for (const place of data) {
    const key = `${place.lat},${place.lon}`;
    points.set(key, [...(points.get(key) || []), place]);
  }
  const markers = [...points.values()].map((places) => {
    const names = places.map((place) => place.name).join(", ");
    const links = document.createElement("ul");
    links.append(...places.map((place) => {
      const item = document.createElement("li");
      item.append(Object.assign(document.createElement("a"), { href: place.url, textContent: place.name }));
      return item;
    }));
    return L.marker([places[0].lat, places[0].lon], { icon, alt: names, title: names, keyboard: true })
      .bindPopup(links, { closeButton: false }).addTo(map);
  });
  if (markers.length === 1) map.setView(markers[0].getLatLng(), 15);
  else map.fitBounds(L.featureGroup(markers).getBounds(), { padding: [30, 30], maxZoom: 14 });
  canvas.setAttribute("role", "region");
  canvas.setAttribute("aria-label", "Carte des lieux");
  canvas.focus();
}

for (const section of document.querySelectorAll("[data-map]")) {
  if (!data.length) continue;
  section.hidden = false;
  const button = section.querySelector("[data-map-show]");
  const status = section.querySelector("[data-map-status]");
  document.querySelector("[data-map-link]")?.removeAttribute("hidden");
  button.addEventListener("click", async () => {
    button.disabled = true;
    status.textContent = "La carte arrive…";
    try {
      draw(await load(section), section);
      button.hidden = true;
      status.textContent = "";
    } catch {
      button.disabled = false;
      status.textContent = "La carte n’a pas pu être affichée. La liste dit la même chose.";
    }
  });
}
