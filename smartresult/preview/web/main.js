import { startCard } from "./card.js";
import { drawGlance, startGlance } from "./glance.js";
import { startHeader } from "./header.js";
import { redraw, startKeys } from "./keys.js";
import { startList } from "./list.js";
import { startPrint } from "./print.js";
import { loadTrack, startStage } from "./stage.js";
import { flush, obeyAddress, seek, state } from "./state.js";
import { drawTimeline, startTimeline } from "./timeline.js";
import { speak } from "./words.js";

speak();
startHeader();
startGlance();
startTimeline();
startStage();
startCard();
startList();
startKeys();
startPrint();
obeyAddress();
if (state.chosen < 0 && state.deck.size) seek(state.deck.starts[0], 0);
flush();
drawGlance();
if (!state.deck.size) drawTimeline();
addEventListener("hashchange", obeyAddress);
addEventListener("resize", redraw);
// When the first frame is there, the browser has time to judge.
requestAnimationFrame(() =>
  setTimeout(() => {
    document.documentElement.dataset.ready = Math.round(performance.now());
    loadTrack();
  }),
);
