// Bringing what somebody is to look at into view.
import {main} from '/dom.js';

// What the bars and, on a narrow screen, the details leave free of the window.
function freeArea() {
  const bars = [document.getElementById('top'), main().querySelector('.reading .head')];
  const aside = main().querySelector('.details');
  return {
    top: Math.max(0, ...bars.filter((bar) => getComputedStyle(bar).position === 'sticky').map((bar) => bar.getBoundingClientRect().bottom)),
    bottom: getComputedStyle(aside).position === 'fixed' ? aside.getBoundingClientRect().top : innerHeight,
  };
}

// `rects()`: where things are, the most important first; all of them are shown where they
// fit, else the first. Does nothing where that is seen already.
export function reveal(rects) {
  const {top, bottom} = freeArea();
  const free = bottom - top;
  const below = Math.min(80, free / 6);
  // Twice: what was out of sight may turn out to be of another height than it was taken for.
  for (let tries = 0; tries < 2; ++tries) {
    const all = rects();
    const whole = {top: Math.min(...all.map((rect) => rect.top)), bottom: Math.max(...all.map((rect) => rect.bottom))};
    const wanted = whole.bottom - whole.top < free - below - 24 ? whole : all[0];
    if (wanted.top > top + 24 && wanted.bottom < bottom - below) return;
    const above = Math.max(24, Math.min(free / 3, free - below - (wanted.bottom - wanted.top)));
    scrollBy({top: wanted.top - top - above - 1, behavior: 'instant'});
  }
}
