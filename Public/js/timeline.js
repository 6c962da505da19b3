// Counts over time as bars, with a brush that the pointer and the keyboard both move. Time runs with the script's direction.

import { get } from "./api.js";
import { h, s, show } from "./dom.js";
import { day, month, nextDay, number, t, year } from "./format.js";

const HEIGHT = 64;

function step(date, interval) {
  if (interval === "day") return nextDay(date);
  if (interval === "week") return nextDay(date, 7);
  const [y, m] = date.split("-").map(Number);
  if (interval === "year") return `${y + 1}-01-01`;
  return m === 12 ? `${y + 1}-01-01` : `${y}-${String(m + 1).padStart(2, "0")}-01`;
}

/** Buckets without gaps: `{start, end, count}`, the end being the first day after. */
function filled(buckets, interval) {
  const counts = new Map(buckets.map(({ start, count }) => [start.slice(0, 10), count]));
  const starts = [...counts.keys()].sort();
  const bars = [];
  for (let at = starts[0]; at && at <= starts.at(-1) && bars.length < 2000; at = step(at, interval))
    bars.push({ start: at, end: step(at, interval), count: counts.get(at) || 0 });
  return bars;
}

/** The counts at the interval that gives a readable number of bars. */
export async function counts(wanted, signal) {
  const months = await get("/v1/timeline", { ...wanted, interval: "month" }, { signal });
  const span = filled(months.buckets, "month").length;
  const interval = span <= 4 ? "day" : span <= 24 ? "week" : span <= 240 ? "month" : "year";
  const answer = interval === "month" ? months : await get("/v1/timeline", { ...wanted, interval }, { signal });
  return { interval, bars: filled(answer.buckets, interval), undated: answer.undated };
}

const nameOf = (bar, interval) => {
  if (interval === "month") return month(bar.start);
  if (interval === "year") return year(bar.start);
  return interval === "week" ? t("weekOf", { day: day(bar.start, {}) }) : day(bar.start);
};

const kept = { key: "", data: null };

/**
 * Draws the timeline of a search into a container; `choose(after, before)` is called with a new range, or with "" for none.
 * Answers false where the server has no timeline.
 */
export async function timeline(container, wanted, { after, before, choose, signal }) {
  const key = JSON.stringify(wanted);
  if (kept.key !== key || !kept.data) {
    try {
      kept.data = await counts(wanted, signal);
      kept.key = key;
    } catch (problem) {
      if (problem.name !== "AbortError") show(container);
      if (problem.name === "AbortError") throw problem;
      return false;
    }
  }
  const wasFocused = document.activeElement?.id;
  drawBars(container, kept.data, { after, before, choose });
  if (wasFocused?.startsWith("brush-")) document.getElementById(wasFocused)?.focus();
  return true;
}

export function drawBars(container, { bars, interval, undated }, { after, before, choose }) {
  if (bars.length < 2) return show(container);
  const isRTL = document.documentElement.dir === "rtl";
  const most = Math.max(...bars.map((bar) => bar.count), 1), total = bars.reduce((sum, bar) => sum + bar.count, 0);
  const wide = 1000 / bars.length;
  const x = (index) => (isRTL ? 1000 - (index + 1) * wide : index * wide);
  const columns = bars.map((bar, index) => {
    const tall = bar.count ? Math.max((bar.count / most) * HEIGHT, 2) : 0;
    return s("rect", { class: "bar", x: x(index) + wide * 0.1, y: HEIGHT - tall, width: wide * 0.8, height: tall });
  });
  const picture = s("svg", { class: "bars", viewBox: `0 0 1000 ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true" }, columns);
  const plot = h("div", { class: "plot" }, picture);
  const says = h("output", { class: "plot-says" });
  const whole = t("timeline.says", { n: total, from: day(bars[0].start, {}), to: day(nextDay(bars.at(-1).end, -1), {}) });
  says.textContent = whole;
  if (choose) new Brush(plot, says, { bars, columns, interval, after, before, choose, whole, isRTL });
  show(container, h("figure", { "aria-label": t("timeline") }, plot,
    h("figcaption", null, h("span", null, nameOf(bars[0], interval)), says, h("span", null, nameOf(bars.at(-1), interval))),
    undated ? h("p", { class: "quiet" }, t("timeline.undated", { n: undated })) : null));
}

/** A range of bars from `from` up to and with `to`, moved by pointer or by two sliders. */
class Brush {
  constructor(plot, says, options) {
    Object.assign(this, options, { plot, says });
    this.from = 0;
    this.to = this.bars.length - 1;
    if (this.after) this.from = Math.max(0, this.bars.findIndex((bar) => bar.end > this.after));
    if (this.before) this.to = Math.max(this.from, this.bars.findLastIndex((bar) => bar.start < this.before));
    this.isSet = Boolean(this.after || this.before);
    this.handles = ["from", "to"].map((side) => this.handle(side));
    this.shade = h("div", { class: "brush", hidden: true });
    plot.append(this.shade, ...this.handles);
    plot.addEventListener("pointerdown", (event) => this.press(event));
    plot.addEventListener("pointermove", (event) => this.hover(event));
    plot.addEventListener("pointerleave", () => this.draw());
    this.draw();
  }

  handle(side) {
    return h("div", {
      class: `handle handle-${side}`, id: `brush-${side}`, role: "slider", tabindex: "0", "aria-label": t(`timeline.${side}`),
      "aria-valuemin": "0", "aria-valuemax": String(this.bars.length - 1), onkeydown: (event) => this.key(event, side),
    });
  }

  key(event, side) {
    const ahead = this.isRTL ? "ArrowLeft" : "ArrowRight", back = this.isRTL ? "ArrowRight" : "ArrowLeft";
    const moves = { [ahead]: 1, ArrowUp: 1, [back]: -1, ArrowDown: -1, PageUp: 7, PageDown: -7, Home: -Infinity, End: Infinity };
    if (event.key === "Escape") {
      event.preventDefault();
      return this.choose("", "");
    }
    if (!(event.key in moves)) return;
    event.preventDefault();
    const to = this[side] + moves[event.key];
    if (side === "from") this.from = Math.min(Math.max(to, 0), this.to);
    else this.to = Math.max(Math.min(to, this.bars.length - 1), this.from);
    this.isSet = true;
    this.draw();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.commit(), 250);
  }

  indexAt(event) {
    const box = this.plot.getBoundingClientRect();
    const part = this.isRTL ? (box.right - event.clientX) / box.width : (event.clientX - box.left) / box.width;
    return Math.min(this.bars.length - 1, Math.max(0, Math.floor(part * this.bars.length)));
  }

  press(event) {
    if (event.button) return;
    event.preventDefault();
    const start = this.indexAt(event);
    const move = (next) => {
      const now = this.indexAt(next);
      [this.from, this.to] = [Math.min(start, now), Math.max(start, now)];
      this.isSet = true;
      this.draw();
    };
    const stop = () => {
      this.plot.removeEventListener("pointermove", move);
      this.plot.removeEventListener("pointercancel", stop);
      this.commit();
    };
    this.plot.setPointerCapture(event.pointerId);
    this.plot.addEventListener("pointermove", move);
    this.plot.addEventListener("pointerup", stop, { once: true });
    this.plot.addEventListener("pointercancel", stop);
    move(event);
  }

  hover(event) {
    if (event.buttons) return;
    const bar = this.bars[this.indexAt(event)];
    this.says.textContent = t("timeline.bar", { name: nameOf(bar, this.interval), n: bar.count });
  }

  draw() {
    const chosen = this.bars.slice(this.from, this.to + 1);
    const words = this.isSet ? t("timeline.says", {
      n: chosen.reduce((sum, bar) => sum + bar.count, 0), from: day(chosen[0].start, {}), to: day(nextDay(chosen.at(-1).end, -1), {}),
    }) : this.whole;
    this.says.textContent = words;
    this.columns.forEach((column, index) => column.classList.toggle("bar-out", this.isSet && (index < this.from || index > this.to)));
    const part = (index) => `${(index / this.bars.length) * 100}%`;
    this.shade.hidden = !this.isSet;
    this.shade.style.insetInlineStart = part(this.from);
    this.shade.style.inlineSize = part(this.to - this.from + 1);
    this.handles[0].style.insetInlineStart = part(this.from);
    this.handles[1].style.insetInlineStart = part(this.to + 1);
    this.handles.forEach((handle, index) => {
      const at = index ? this.to : this.from;
      handle.setAttribute("aria-valuenow", at);
      handle.setAttribute("aria-valuetext", nameOf(this.bars[at], this.interval));
    });
  }

  commit() {
    clearTimeout(this.timer);
    const isWhole = this.from === 0 && this.to === this.bars.length - 1;
    this.choose(isWhole ? "" : this.bars[this.from].start, isWhole ? "" : this.bars[this.to].end);
  }
}
