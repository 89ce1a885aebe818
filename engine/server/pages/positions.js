// Positions in the API are code points of the transcript; positions in a page are
// UTF-16 units of a turn's text. Only here one becomes the other.

const kPairs = /[\ud800-\udfff]/;

export class TurnText {
  // `begin`: code points before the turn.
  constructor(text, begin) {
    this.text = text;
    this.begin = begin;
    this.units = null; // of each code point, where text has any beyond 16 bits
    if (kPairs.test(text)) {
      this.units = [];
      let at = 0;
      for (const character of text) {
        this.units.push(at);
        at += character.length;
      }
      this.units.push(at);
    }
    this.end = begin + (this.units ? this.units.length - 1 : text.length);
  }

  // Clipped to the turn.
  toUnits(codePoint) {
    const within = Math.min(Math.max(codePoint, this.begin), this.end) - this.begin;
    return this.units ? this.units[within] : within;
  }

  toCodePoints(unit) {
    if (!this.units) return this.begin + unit;
    let low = 0;
    let high = this.units.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.units[middle] < unit) low = middle + 1;
      else high = middle;
    }
    return this.begin + low;
  }

  // The words' borders in units: [[begin, end], …]; no white space or punctuation.
  words(language) {
    if (!this.found) {
      this.found = [];
      for (const part of new Intl.Segmenter(language, {granularity: 'word'}).segment(this.text))
        if (part.isWordLike) this.found.push([part.index, part.index + part.segment.length]);
    }
    return this.found;
  }

  sentences(language) {
    const found = [];
    for (const part of new Intl.Segmenter(language, {granularity: 'sentence'}).segment(this.text)) {
      const lead = part.segment.length - part.segment.trimStart().length;
      const end = part.index + part.segment.trimEnd().length;
      if (part.index + lead < end) found.push([part.index + lead, end]);
    }
    return found;
  }
}

// "1:02:03", "2:03"
export function clock(ms) {
  const seconds = Math.floor(ms / 1000);
  const two = (n) => String(n).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
