import { camel, fail } from './registry.mjs';

const HEADER = '// Generated from contract/artifacts/joust.json by libs/contract/generate.mjs. Do not edit.\n';
const CODECS = [
  'account',
  'bool',
  'bytes',
  'fixedBytes',
  'i32',
  'i64',
  'named',
  'option',
  'str',
  'struct',
  'tagged',
  'tuple',
  'u8',
  'u16',
  'u32',
  'u64',
  'u128',
  'unit',
  'vector',
];

/** The JSDoc of something documented in Rust; nothing for the undocumented. */
const docs = (lines = [], indent = '') => {
  const text = lines
    .map((line) => line.trimEnd().replace(/^ /, '').replaceAll('*/', '*\\/'))
    .join('\n')
    .trim();
  if (!text) return '';
  const rows = text.split('\n');
  if (rows.length === 1) return `${indent}/** ${rows[0]} */\n`;
  return `${indent}/**\n${rows.map((row) => `${indent} * ${row}`.trimEnd()).join('\n')}\n${indent} */\n`;
};

/** Import lines for the names that a generated body really uses. */
const imports = (body, { types = [], codecs = [], scale = true }) => {
  const code = body.replaceAll(/\/\*\*[^]*?\*\//g, '');
  const used = (names) => names.filter((name) => new RegExp(`(?<![.\\w'])${name}(?![\\w':])`).test(code)).sort();
  const lines = [];
  if (used(['AccountId']).length) lines.push("import type { AccountId } from '@joust/units';");
  const scaleNames = scale ? used(CODECS) : [];
  const scaleTypes = ['Codec', 'Hex'].filter((name) => used([name]).length);
  const all = [...scaleNames, ...scaleTypes.map((name) => (scaleNames.length ? `type ${name}` : name))];
  if (all.length) lines.push(`import ${scaleNames.length ? '' : 'type '}{ ${all.join(', ')} } from '../scale/index.ts';`);
  if (used(codecs).length) lines.push(`import { ${used(codecs).join(', ')} } from './codecs.ts';`);
  if (used(types).length) lines.push(`import type { ${used(types).join(', ')} } from './types.ts';`);
  return lines.length ? `${lines.join('\n')}\n\n` : '';
};

const file = (body, options) => `${HEADER}${imports(body, options)}${body}`;

export const typesFile = (model) => {
  const body = [...model.named.values()].map(typeOf).join('\n');
  return file(body, { scale: false });
};

const typeOf = (type) => {
  if (type.kind === 'struct') {
    const fields = type.fields.map((field) => `${docs(field.docs, '  ')}  ${field.name}: ${field.ts};\n`).join('');
    return `${docs(type.docs)}export interface ${type.name} {\n${fields}}\n`;
  }
  const variants = type.cases.map((one) =>
    type.kind === 'names' ? `'${one.name}'` : one.data ? `{ type: '${one.name}'; value: ${one.data.ts} }` : `{ type: '${one.name}' }`,
  );
  return `${docs(type.docs)}export type ${type.name} =\n${variants.map((variant) => `  | ${variant}`).join('\n')};\n`;
};

export const codecsFile = (model) => {
  const body = [...model.named.values()]
    .map((type) => `export const ${type.name}Codec: Codec<${type.name}> = ${codecOf(type)};\n`)
    .join('\n');
  return file(body, { types: [...model.named.keys()] });
};

const codecOf = (type) => {
  if (type.kind === 'struct')
    return `struct<${type.name}>({\n${type.fields.map((field) => `  ${field.name}: ${field.codec},\n`).join('')}})`;
  if (type.kind === 'names') return `named<${type.name}>({ ${type.cases.map((one) => `${one.index}: '${one.name}'`).join(', ')} })`;
  return `tagged<${type.name}>({\n${type.cases.map((one) => `  ${one.index}: ['${one.name}', ${one.data ? one.data.codec : 'null'}],\n`).join('')}})`;
};

/** Messages: what each takes and answers, for types and for the wire. */
export const messagesFile = (model, metadata) => {
  const messages = metadata.spec.messages.map((message) => ({
    ...message,
    name: camel(message.label),
    answer: model.answer(message.returnType.type),
    arguments: args(model, message),
  }));
  const constructors = metadata.spec.constructors.map((one) => ({ ...one, name: camel(one.label), arguments: args(model, one) }));
  const signatures = (title, list, answers) =>
    `/** ${title} */\nexport interface ${title.split(':')[0]} {\n${list
      .map(
        (one) =>
          `${docs(one.docs, '  ')}  ${one.name}: { args: [${one.arguments.map((arg) => `${arg.name}: ${arg.ts}`).join(', ')}]${answers ? `; answer: ${one.answer.ts}` : ''} };\n`,
      )
      .join('')}}\n`;
  const table = (title, list, answers) =>
    `export const ${title} = {\n${list
      .map(
        (one) =>
          `  ${one.name}: {\n    selector: '${one.selector}',\n    args: [${one.arguments.map((arg) => `['${arg.name}', ${arg.codec}]`).join(', ')}],\n${answers ? `    answer: ${one.answer.codec},\n    error: ${one.answer.error ? one.answer.error.codec : 'null'},\n    mutates: ${one.mutates},\n` : ''}  },\n`,
      )
      .join('')}} as const;\n`;
  const body = [
    signatures(
      'Reads: messages that change nothing; `joust.read.*`.',
      messages.filter((one) => !one.mutates),
      true,
    ),
    signatures(
      'Submits: messages that change state; `joust.submit.*`.',
      messages.filter((one) => one.mutates),
      true,
    ),
    signatures('Constructors: how a contract comes to be.', constructors, false),
    table('MESSAGES', messages, true),
    table('CONSTRUCTORS', constructors, false),
  ].join('\n');
  return file(body, { types: [...model.named.keys()], codecs: [...model.named.keys()].map((name) => `${name}Codec`) });
};

const args = (model, message) => message.args.map((arg) => ({ name: camel(arg.label), ...model.use(arg.type.type) }));

/** Events: one interface each, their union, and the table by signature topic. */
export const eventsFile = (model, metadata) => {
  const events = metadata.spec.events.map((event) => {
    if (!event.signature_topic) fail(`event ${event.label} is anonymous and could not be told from others`);
    return { ...event, name: event.label, topic: event.signature_topic, fields: args(model, event) };
  });
  const body = [
    ...events.map(
      (event) =>
        `${docs(event.docs)}export interface ${event.name} {\n  name: '${event.name}';\n${event.fields.map((field, index) => `${docs(event.args[index].docs, '  ')}  ${field.name}: ${field.ts};\n`).join('')}}\n`,
    ),
    `/** Every event of the contract. */\nexport type ContractEvent =\n${events.map((event) => `  | ${event.name}`).join('\n')};\n\nexport type EventName = ContractEvent['name'];\n`,
    `/** How the fields of each event travel, by the topic that names it. */\nexport const EVENTS = {\n${events
      .map(
        (event) =>
          `  '${event.topic}': { name: '${event.name}', fields: struct<Omit<${event.name}, 'name'>>({ ${event.fields.map((field) => `${field.name}: ${field.codec}`).join(', ')} }) },\n`,
      )
      .join('')}} as const;\n`,
  ].join('\n');
  return file(body, {
    types: [...model.named.keys()].filter((name) => !events.some((event) => event.name === name)),
    codecs: [...model.named.keys()].map((name) => `${name}Codec`),
  });
};

export const errorsFile = (model) => {
  const error = model.named.get('ContractError') ?? fail("no message answers with the contract's Error");
  const rows = error.cases.map((one) => `  ${one.name}: ${quoted((one.docs ?? []).join(' ').trim())},\n`).join('');
  return `${HEADER}/** Why the contract refuses, by name, with the sentence written beside it in the contract. */\nexport const ERRORS = {\n${rows}} as const;\n\nexport type ErrorName = keyof typeof ERRORS;\n`;
};

const quoted = (text) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

export const selectorsFile = (metadata) => {
  const rows = (list, key) => list.map((one) => `  ${camel(one.label)}: '${one[key]}',\n`).join('');
  return `${HEADER}/** Hash of the code that this package was generated for. */
export const CODE_HASH = '${metadata.source.hash}';

/** Hashes of the codes that it hands messages on to; the chain must have them before the contract is made. */
export const LIBRARY_HASHES: readonly string[] = [
${Object.values(metadata.libraries)
  .map((hash) => `  '${hash}',\n`)
  .join('')}];

export const CONSTRUCTOR_SELECTORS = {\n${rows(metadata.spec.constructors, 'selector')}} as const;

export const MESSAGE_SELECTORS = {\n${rows(metadata.spec.messages, 'selector')}} as const;

export const EVENT_TOPICS = {\n${rows(metadata.spec.events, 'signature_topic')}} as const;
`;
};
