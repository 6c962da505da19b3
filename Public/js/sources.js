import { notice, setTitle } from "./parts.js";
import { show } from "./dom.js";
import { t } from "./format.js";
export async function draw(main) { setTitle(t("nav.sources")); show(main, notice(t("nav.sources"))); }
