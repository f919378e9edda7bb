import { data, find, make } from "./data.js";
import { after, findBegun, ids, listStanding } from "./deck.js";
import { makeLines } from "./drawing.js";
import { readBack } from "./header.js";
import { change, follow, onMove, seek, state, watch } from "./state.js";
import { clock, count, say } from "./words.js";

const video = find("video");
let film = false;

// --- The browser is a second judge: it reads the WebVTT as it was written, and has to find every cue in it.

const AT_ONCE = 500;
const compare = (track) => {
  const read = new Map([...track.cues].map((cue) => [cue.id, cue]));
  const places = after.all.filter((i) => ids[i]);
  let [done, found] = [0, 0];
  const holds = (i) => {
    const cue = read.get(String(ids[i]));
    if (!cue) return false;
    const end = Math.max(after.ends[i], after.starts[i] + 1);
    const timed = Math.round(cue.startTime * 1000) === after.starts[i] && Math.round(cue.endTime * 1000) === end;
    return timed && (data.cues.texts?.[i] !== undefined || cue.getCueAsHTML().textContent === after.text(i));
  };
  const step = () => {
    for (const last = Math.min(done + AT_ONCE, places.length); done < last; done++) found += holds(places[done]);
    if (done < places.length) return setTimeout(step);
    readBack.textContent = say("readBack", { found: count(found), all: count(places.length) });
    readBack.className = found === places.length ? "" : "bad";
    document.documentElement.dataset.readBack = `${found}/${places.length}`;
  };
  step();
};

// --- With a film

const complain = (name) => {
  find("trouble").textContent = name ? say(name) : "";
  find("trouble").hidden = !name;
};

const showTrack = () => {
  if (video.textTracks[0]) video.textTracks[0].mode = film && state.deck === after ? "showing" : "hidden";
};

export const loadTrack = () => {
  const element = make("track");
  element.kind = "subtitles";
  element.default = true;
  element.addEventListener("load", () => compare(element.track));
  element.addEventListener("error", () => compare({ cues: [] }));
  element.src = URL.createObjectURL(new Blob([data.vtt], { type: "text/vtt" }));
  video.append(element);
  showTrack();
};

const useFilm = (use) => {
  film = use;
  video.hidden = !use;
  showTrack();
  drawStage();
};

const load = (address) => {
  complain("");
  video.src = address;
};

const startFilm = () => {
  video.addEventListener("loadedmetadata", () => {
    useFilm(true);
    // A server that knows no ranges sends the whole: no player can go elsewhere in it.
    const reach = video.seekable.length ? video.seekable.end(video.seekable.length - 1) : 0;
    if (Number.isFinite(video.duration) && reach < video.duration - 1) complain("noSeek");
    video.currentTime = state.now / 1000;
  });
  video.addEventListener("error", () => {
    useFilm(false);
    complain("noMedia");
  });
  video.addEventListener("play", () => change({ playing: true }));
  video.addEventListener("pause", () => change({ playing: false }));
  video.addEventListener("seeked", () => film && !state.playing && arrive(video.currentTime * 1000));
  find("file").addEventListener("change", ({ target }) => {
    if (target.files[0]) load(URL.createObjectURL(target.files[0]));
  });
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files[0]) load(URL.createObjectURL(event.dataTransfer.files[0]));
  });
  if (data.media) load(data.media);
};

// --- The clock

let last = 0;
const arrive = (ms) => {
  const begun = findBegun(state.deck, ms + 1);
  change({ now: ms, chosen: begun, from: follow(ms) });
};

const tick = (time) => {
  if (!state.playing) return;
  if (film) {
    arrive(video.currentTime * 1000);
  } else {
    arrive(state.now + time - last);
    if (state.now >= state.deck.length) change({ playing: false });
  }
  last = time;
  requestAnimationFrame(tick);
};

export const togglePlay = () => {
  if (film) return video.paused ? video.play() : video.pause();
  if (!state.playing && state.now >= state.deck.length) seek(0);
  change({ playing: !state.playing });
};

const makeCaption = (i) => {
  const caption = make("p");
  caption.append(...makeLines(state.deck, i, "span"));
  return caption;
};

const drawStage = () => {
  find("play").textContent = state.playing ? say("pause") : say(film ? "play" : "playWithout");
  find("clock").textContent = clock(state.now, true);
  const standing = listStanding(state.deck, state.now, state.now).filter((i) => state.deck.ends[i] > state.now);
  const shows = film && state.deck === after ? [] : standing;
  // Players put the later of two cues above the earlier.
  const key = shows.join();
  if (find("captions").dataset.key !== `${state.deck === after}${key}`) {
    find("captions").replaceChildren(...shows.reverse().map(makeCaption));
    find("captions").dataset.key = `${state.deck === after}${key}`;
  }
};

export const startStage = () => {
  startFilm();
  find("play").addEventListener("click", togglePlay);
  onMove((ms) => {
    if (film) video.currentTime = ms / 1000;
  });
  watch(["now", "playing", "deck"], drawStage);
  watch(["deck"], showTrack);
  watch(["playing"], () => {
    last = performance.now();
    if (state.playing) requestAnimationFrame(tick);
  });
  drawStage();
};
