import { day } from '../charts/format.ts';
import { paperFoot } from '../paper-foot.ts';

const sheet = new CSSStyleSheet();

/** What stands at the foot of every printed page: where it is from, as of when, and which page it is. */
function foot(event: Event): void {
  const snapshot = document.querySelector('.foot code')?.textContent ?? '';
  const on = day(new Date(performance.timeOrigin + event.timeStamp).toISOString().slice(0, 10));
  sheet.replaceSync(paperFoot({ link: location.href, snapshot, day: on }));
  // Where the browser prints that foot, the one at the end of the page would say it twice.
  const [page] = sheet.cssRules;
  if (page !== undefined && 'cssRules' in page && (page.cssRules as CSSRuleList).length > 0)
    sheet.insertRule('@media print { .foot { display: none } }', 1);
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
}

addEventListener('beforeprint', foot);
