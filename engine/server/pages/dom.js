// Elements, made without ever reading markup: whatever a transcript, a codebook or
// a memo holds becomes text.
import {t} from '/words.js';

// h('button', {class: 'card', onclick: act}, 'Accept', other) – properties that begin
// with "on" are listeners; true and false set and leave out an attribute.
export function h(tag, properties = {}, ...children) {
  return fill(document.createElement(tag), properties, children);
}

// The same for SVG.
export function s(tag, properties = {}, ...children) {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', tag), properties, children);
}

function fill(element, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'colour') element.style.setProperty('--code', value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export function replace(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

// Keeps the height of an element in a variable of the style sheets.
export function measure(element, variable) {
  new ResizeObserver(() => {
    if (element.isConnected) document.documentElement.style.setProperty(variable, `${element.offsetHeight}px`);
  }).observe(element);
}

// As it was written where it is no right address.
export function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export const main = () => document.getElementById('main');

// What was done, for the eye and for a screen reader.
export function say(text) {
  document.getElementById('status').textContent = text;
}

// The program's messages are parts of sentences; here they stand by themselves.
const sentence = (text) => (text ? `${text[0].toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}` : '');

// What must not be missed; stays until it is closed or another about the same, an act or
// the program itself, takes its place. None where there is no problem.
export function warn(problem, hint = '', about = 'act') {
  const alerts = document.getElementById('alerts');
  alerts.querySelector(`[data-about="${about}"]`)?.remove();
  if (!problem) return;
  alerts.append(
    h('div', {class: 'alert', 'data-about': about},
      h('p', {}, h('strong', {}, sentence(problem)), ' ', sentence(hint)),
      h('button', {type: 'button', class: 'plain', 'aria-label': t('close'), onclick: () => warn('', '', about)}, '×')));
}
