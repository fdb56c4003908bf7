import { defineCommand } from 'citty';
import type { Config } from '../base/config.ts';
import type { Kind } from './sendings.ts';

type Ends = { readonly guarded: (work: () => Promise<void>) => Promise<void>; readonly config: () => Config };

const commands = () => import('./sendings.ts');
const listed = (text: string | undefined): string[] | undefined =>
  text === undefined || text === '' ? undefined : text.split(',').map((one) => one.trim());
const slug = {
  type: 'positional',
  required: true,
  description: 'Its slug, such as monday-brief',
  valueHint: 'SLUG',
} as const;
const json = { type: 'boolean', description: 'One JSON line each' } as const;
const deliver = { type: 'string', description: 'Deliveries, with commas between; "files" when left out' } as const;
const filters = { type: 'string', description: 'Filters as in a link: "actors=ukraine&last=4w"' } as const;
const name = { type: 'string', description: 'As it is shown' } as const;

/** The commands that send things again and again, and tell what happens. */
export function sendingCommands({ guarded, config }: Ends) {
  const list = (kind: Kind) =>
    defineCommand({
      meta: {
        name: `${kind}s`,
        description: `List the ${kind}s and how their last sending went; with SLUG what was sent of one`,
      },
      args: { slug: { ...slug, required: false }, json },
      run: ({ args }) =>
        guarded(async () =>
          args.slug === undefined
            ? (await commands()).listKept(config(), kind, args.json === true)
            : (await commands()).listSendings(config(), kind, args.slug, args.json === true),
        ),
    });
  const change = (kind: Kind, command: string, description: string) =>
    defineCommand({
      meta: { name: command, description },
      args: {
        slug,
        pause: { type: 'boolean', description: 'Keep it, and send no more until it is resumed' },
        resume: { type: 'boolean', description: 'Send again, from its next time on' },
      },
      run: ({ args }) =>
        guarded(async () => {
          const verb = args.pause === true ? 'pause' : args.resume === true ? 'resume' : 'remove';
          await (await commands()).changeOne(config(), kind, args.slug, verb);
        }),
    });
  return {
    schedules: list('schedule'),
    schedule: defineCommand({
      meta: { name: 'schedule', description: 'Send a report or the answer to a question again and again' },
      args: {
        slug,
        sends: {
          type: 'string',
          required: true,
          description: 'weekly-brief, actor-brief …, or a question such as /mentions',
        },
        when: { type: 'string', required: true, description: '"mondays at 06:00", "daily at 07:30", "0 6 * * 1"' },
        timezone: { type: 'string', description: 'IANA zone of its clock' },
        formats: {
          type: 'string',
          description: 'With commas between: html,pdf,xlsx,csv; of a question any that is a file',
        },
        filters,
        deliver,
        name,
      },
      run: ({ args }) =>
        guarded(async () =>
          (await commands()).keepOne(config(), 'schedule', args.slug, {
            sends: args.sends,
            when: args.when,
            timezone: args.timezone,
            formats: listed(args.formats),
            filters: args.filters,
            deliver: listed(args.deliver),
            name: args.name,
          }),
        ),
    }),
    unschedule: change('schedule', 'unschedule', 'Remove a schedule, or --pause or --resume it; what was sent stays'),
    send: defineCommand({
      meta: { name: 'send', description: 'Send a schedule now, whatever its time' },
      args: { slug, dry: { type: 'boolean', description: 'Make its files and send them nowhere' }, json },
      run: ({ args }) =>
        guarded(async () =>
          (await commands()).sendNow(config(), args.slug, { dry: args.dry === true, json: args.json === true }),
        ),
    }),
    alerts: list('alert'),
    alert: defineCommand({
      meta: {
        name: 'alert',
        description: 'Tell once whenever something happens: a burst, a tone beyond a bound, a quiet source',
      },
      args: {
        slug,
        on: { type: 'string', description: 'burst, tone or quiet' },
        below: { type: 'string', description: 'A tone whose whole interval lies below' },
        above: { type: 'string', description: 'A tone whose whole interval lies above' },
        preview: { type: 'boolean', description: 'Only show what it would tell now' },
        filters,
        deliver,
        name,
        json,
      },
      run: ({ args }) =>
        guarded(async () =>
          args.preview === true
            ? (await commands()).wouldTell(config(), args.slug, args.json === true)
            : (await commands()).keepOne(config(), 'alert', args.slug, {
                on: args.on,
                below: args.below === undefined ? undefined : Number(args.below),
                above: args.above === undefined ? undefined : Number(args.above),
                filters: args.filters,
                deliver: listed(args.deliver),
                name: args.name,
              }),
        ),
    }),
    unalert: change('alert', 'unalert', 'Remove an alert, or --pause or --resume it'),
    deliveries: defineCommand({
      meta: { name: 'deliveries', description: 'List where things can be sent; --test NAME sends a word there' },
      args: { test: { type: 'string', description: 'Name of a delivery' }, json },
      run: ({ args }) =>
        guarded(async () =>
          (await commands()).deliveries(config(), { test: args.test || null, json: args.json === true }),
        ),
    }),
  };
}
