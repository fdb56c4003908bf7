import { z } from '@hono/zod-openapi';
import { DELIVERY_KINDS } from './vocabulary.ts';

const Variable = z
  .string('the name of an environment variable')
  .regex(/^[A-Za-z_]\w*$/, 'the name of an environment variable, such as SMTP_PASSWORD');
const Mail = z.string('an address such as desk@example.org').regex(/^\S+@\S+$/, 'an address such as desk@example.org');
const Address = z.url({ protocol: /^https?$/, error: 'an address such as https://hooks.example.org/newstally' });

/** Files in a folder of this machine; none is ever written over. */
export const FolderDelivery = z.strictObject({
  kind: z.literal('folder'),
  path: z.string('a folder').min(1, 'a folder'),
  keep: z.int('a whole number from 1 to 10000').min(1).max(10_000).optional(),
});
export const MailDelivery = z.strictObject({
  kind: z.literal('mail'),
  host: z.string('the name of a mail server').min(1),
  port: z.int('a whole number from 1 to 65535').min(1).max(65_535).default(587),
  secure: z.boolean('true or false').optional(),
  user: z.string('a name').optional(),
  password_env: Variable.optional(),
  from: Mail,
  to: z.array(Mail, 'a list of addresses').min(1, 'at least one address').max(200),
  unsubscribe: Address.or(z.string().regex(/^mailto:\S+@\S+$/)).optional(),
});
export const WebhookDelivery = z.strictObject({ kind: z.literal('webhook'), url: Address, secret_env: Variable });
export const BucketDelivery = z.strictObject({
  kind: z.literal('bucket'),
  endpoint: Address,
  bucket: z.string('the name of a bucket').regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'the name of a bucket'),
  region: z.string('the name of a region').default('us-east-1'),
  prefix: z
    .string('what names begin with, such as newstally/')
    .regex(/^[\w./-]{0,200}$/)
    .default(''),
  key_env: Variable,
  secret_env: Variable,
});

/** Where what a schedule makes is sent, as the configuration file tells it; secrets are named there and stand in the environment. */
export const ToldDelivery = z.discriminatedUnion(
  'kind',
  [FolderDelivery, MailDelivery, WebhookDelivery, BucketDelivery],
  `a map whose kind is ${DELIVERY_KINDS.join(', ')}`,
);
export type ToldDelivery = z.infer<typeof ToldDelivery>;
export type DeliveryOf<Kind extends ToldDelivery['kind']> = Extract<ToldDelivery, { kind: Kind }>;

/** A delivery with its name and the values of its secrets, by the key that named them; never written anywhere. */
export type NamedDelivery = {
  readonly name: string;
  readonly told: ToldDelivery;
  readonly secrets: Readonly<Record<string, string>>;
};

/** What may be known of a delivery: where it leads, without its secrets. */
export const DeliveryRow = z.strictObject({
  delivery: z.string().describe('Its name'),
  kind: z.enum(DELIVERY_KINDS),
  to: z.string().describe('Where it leads, in words'),
});
export type DeliveryRow = z.infer<typeof DeliveryRow>;
