// Runs before the first paint: the remembered language and colours.
(function () {
  var root = document.documentElement, kept = {};
  try { kept = JSON.parse(localStorage.getItem("tarwisa") || "{}"); } catch (error) { kept = {}; }
  var language = kept.language === "en" ? "en" : "ar";
  root.lang = language;
  root.dir = language === "ar" ? "rtl" : "ltr";
  if (kept.colours === "light" || kept.colours === "dark") root.dataset.colours = kept.colours;
})();
