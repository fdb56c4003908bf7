import { type TemplateResult } from 'lit';
import { html } from '../html.ts';
import type { RowOf } from '../../server/contract/questions/all.ts';
import { count, instant, many, seconds } from '../charts/format.ts';
import { msg, str } from '../words.ts';

const STATE_WORDS = { ended: msg('ended'), running: msg('under way'), broken_off: msg('broken off') } as const;

/** Runs as a table; a number of rejections leads to the records themselves. */
export const runTable = (rows: readonly RowOf<'/runs'>[], rejectionsOf: (run: number) => string): TemplateResult =>
  html`<div class="scroll" tabindex="0" role="region" aria-label="Runs: table">
    <table class="numbers wide">
      <caption class="unseen">Runs, the latest first</caption>
      <thead>
        <tr><th scope="col">Started (UTC)</th><th scope="col">Input</th><th scope="col">State</th><th scope="col" class="number">Added</th><th scope="col" class="number">Revised</th><th scope="col" class="number">Duplicate</th><th scope="col" class="number">Rejected</th><th scope="col" class="number">Records</th><th scope="col" class="number">Undated</th><th scope="col" class="number" title="Letters that could not be read in their bytes">Letters lost</th><th scope="col" class="number">Seconds</th><th scope="col" class="number">A second</th></tr>
      </thead>
      <tbody>${rows.map((row) => runRow(row, rejectionsOf))}</tbody>
    </table>
  </div>`;

function runRow(row: RowOf<'/runs'>, rejectionsOf: (run: number) => string): TemplateResult {
  const { run, input, state, rejected } = row;
  return html`<tr data-run=${run}>
    <td>${instant(row.started_at)}</td>
    <th scope="row" class="input" title=${input}>${input}</th>
    <td data-run-state=${state}>${STATE_WORDS[state]}</td>
    <td class="number">${count(row.added)}</td>
    <td class="number">${count(row.revised)}</td>
    <td class="number">${count(row.duplicate)}</td>
    <td class="number">${rejected === null || rejected === 0 ? count(rejected) : html`<a href=${rejectionsOf(run)} aria-label=${msg(str`${many(rejected, 'rejected record', 'rejected records')} of ${input}`)}>${count(rejected)}</a>`}</td>
    <td class="number">${count(row.inputs)}</td>
    <td class="number">${count(row.undated)}</td>
    <td class="number">${count(row.lost_letters)}</td>
    <td class="number">${seconds(row.seconds)}</td>
    <td class="number">${count(row.inputs_a_second)}</td>
  </tr>`;
}
