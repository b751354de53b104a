// Tells the server how wide the page is, follows links inside the app without loading it anew, and brings the passage
// that the address names into view.

const STEPS = [340, 380, 440, 520, 600, 700, 800, 900, 1000, 1080, 1180];

// The widest step that fits: a figure laid out for it may be stretched a little, never squeezed.
function step(width) {
  return STEPS.findLast((one) => one <= width) ?? STEPS[0];
}

function mainWidth() {
  const main = document.querySelector('[data-testid="stMainBlockContainer"]');
  if (!main) return window.innerWidth;
  const style = window.getComputedStyle(main);
  return main.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
}

function follow(event) {
  const link = event.target.closest?.('a.soft');
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!link || !plain) return;
  event.preventDefault();
  window.history.pushState({}, '', link.href);
  window.dispatchEvent(new PopStateEvent('popstate', { state: {} }));
}

function reveal(passage, tries) {
  const mark = document.getElementById('passage-' + passage);
  if (mark) {
    mark.scrollIntoView({ block: 'center', behavior: 'auto' });
    mark.focus({ preventScroll: true });
  } else if (tries > 0) {
    setTimeout(() => reveal(passage, tries - 1), 100);
  }
}

export default function (component) {
  const { data, setStateValue } = component;
  const report = () => {
    const width = step(mainWidth());
    if (!data.fixed && width !== data.width) setStateValue('width', width);
  };
  let waiting;
  const later = () => { clearTimeout(waiting); waiting = setTimeout(report, 300); };
  report();
  document.documentElement.lang = 'en';
  document.addEventListener('click', follow);
  window.addEventListener('resize', later);
  if (data.passage && window.__contingentPassage !== data.passage) reveal(data.passage, 30);
  window.__contingentPassage = data.passage;
  return () => {
    clearTimeout(waiting);
    document.removeEventListener('click', follow);
    window.removeEventListener('resize', later);
  };
}
