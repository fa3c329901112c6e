// Looks at a finished page as a visitor would; BrowserCheck reads what it leaves in the document.
const findings = [];
const plots = [...document.querySelectorAll('svg.chart')].filter(svg => svg.getClientRects().length);
const root = document.documentElement;
if (root.scrollWidth > root.clientWidth + 1) {
  const wide = [...document.body.querySelectorAll('*')].find(e => e.getBoundingClientRect().right > root.clientWidth + 1 && !e.closest('.scroll, pre'));
  findings.push(`page is ${root.scrollWidth} pixels wide on a screen of ${root.clientWidth}: ${wide ? wide.outerHTML.slice(0, 120) : '?'}`);
}
for (const svg of plots) {
  const name = svg.querySelector('title').textContent;
  if (svg.querySelectorAll('.axis-title').length < 2) findings.push(`${name}: an axis without a title`);
  if (!svg.querySelectorAll('.tick').length) findings.push(`${name}: no tick labels`);
  if (!svg.querySelectorAll('.series').length) findings.push(`${name}: nothing drawn`);
  if (!svg.querySelector('desc').textContent) findings.push(`${name}: no description`);
  const frame = svg.getBoundingClientRect();
  const texts = [...svg.querySelectorAll('text')].map(e => ({text: e.textContent, box: e.getBoundingClientRect(), size: parseFloat(getComputedStyle(e).fontSize) * frame.width / svg.viewBox.baseVal.width}));
  for (const {text, box, size} of texts) {
    if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1) findings.push(`${name}: "${text}" leaves the plot`);
    if (size < 9) findings.push(`${name}: "${text}" is only ${size.toFixed(1)} pixels high`);
  }
  for (let i = 0; i < texts.length; i++) for (let j = 0; j < i; j++) {
    const a = texts[i].box, b = texts[j].box;
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left), down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (across > 2 && down > 4) findings.push(`${name}: "${texts[i].text}" over "${texts[j].text}"`);
  }
}
const list = document.createElement('ul');
list.dataset.plots = plots.length;
for (const finding of findings) {
  const item = document.createElement('li');
  item.className = 'finding';
  item.textContent = finding;
  list.append(item);
}
parent.document.body.append(list);
