import { expect, test } from 'vitest';
import { fixedClock } from '../../../../server/base/clock.ts';
import { answerTo, asked, createAsking } from '../../../../server/exports/answer.ts';
import { textRules } from '../../../../server/text/rules.ts';
import { memoryWarehouse } from '../../../../server/warehouse/open.ts';
import { factsOf, smallCatalogue } from '../../../support/small.ts';

test('a week that was read and names nobody who is asked for is 0 with the interval of 0, whoever is asked for beside', async () => {
  const clock = fixedClock('2026-01-01T00:00:00Z');
  const warehouse = await memoryWarehouse(clock, textRules);
  await warehouse.putActors(smallCatalogue.actors);
  const told = (no: number, name: boolean) => {
    const words = ['a', 'b', 'c', 'd', 'e'].map((letter) => `${letter}${no}`).join(' ');
    return factsOf(
      no,
      'Source',
      '2021-05-04',
      [`Russia ${words}.`],
      name ? [['russia', 'Russia', 1, 0.1, 0.6, 0.3]] : [],
    );
  };
  const facts = [told(1, false), told(2, false), told(3, false), told(4, true)];
  await warehouse.ingest({ id: 'all', run: await warehouse.beginRun('given'), facts });
  const asking = createAsking(warehouse, clock, 'UTC', smallCatalogue);
  for (const actors of ['ukraine', 'ukraine,russia']) {
    for (const unit of ['articles', 'stories'] as const) {
      const asks = asked({ from: '2021-05-03', to: '2021-05-09', unit, actors });
      const { rows } = await answerTo(asking, '/attention', asks);
      const [row] = rows.filter(({ actor }) => actor === 'ukraine');
      expect(row).toMatchObject({ articles: 0, articles_all: 4, attention: 0, thin: 'few', low: 0, panel_low: 0 });
      // Wilson at 0: z^2 / (n + z^2). Four stories of one article each are four draws, or 4 (1.96/t)^2 with t(0.975, 3) = 3.182446.
      const high = unit === 'stories' ? 3.841459 / (4 + 3.841459) : 3.841459 / (4 * 0.379299 + 3.841459);
      expect(row!.high).toBeCloseTo(high, 5);
      expect(row!.panel_high).toBeCloseTo(high, 5);
    }
  }
  await warehouse.close();
});
