'use strict';

// What a page with a script of its own may use: factsheet.choose(id), factsheet.spanOf(range), …
const factsheet = {};

document.documentElement.classList.add('js');

const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));

// make is an element with properties and children.
function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

// announce tells those who do not see the page what happened on it.
function announce(words) {
  one('[data-announce]').textContent = words;
}

// later runs work once, a moment after the last call.
function later(work, wait = 120) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(work, wait);
  };
}

// calm tells whether the reader wants things to move.
const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

// bring scrolls an element into view: smoothly where it is near, and at once where the way is long.
function bring(element, block = 'center') {
  const box = element.getBoundingClientRect();
  const far = box.bottom < -innerHeight || box.top > 2 * innerHeight;
  element.scrollIntoView({ block, inline: 'nearest', behavior: far || calm() ? 'instant' : 'smooth' });
}
