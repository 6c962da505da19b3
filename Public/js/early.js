// Runs before the first paint: the remembered language and colours, or those that the address asks for.
(function () {
  var root = document.documentElement, kept = {};
  try { kept = JSON.parse(localStorage.getItem("tarwisa") || "{}"); } catch (error) { kept = {}; }
  var asked = new URLSearchParams(location.search).get("ui");
  var language = asked === "en" || asked === "ar" ? asked : kept.language === "en" ? "en" : "ar";
  root.lang = language;
  root.dir = language === "ar" ? "rtl" : "ltr";
  if (kept.colours === "light" || kept.colours === "dark") root.dataset.colours = kept.colours;
})();
