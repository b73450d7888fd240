import { codecsFile, errorsFile, eventsFile, messagesFile, selectorsFile, typesFile } from './emit.mjs';
import { fail, registry } from './registry.mjs';

/** The generated files of one ink! metadata document: file name -> text. Throws with a sentence about what it cannot express. */
export const generate = (metadata) => {
  if (Number(metadata.version) !== 5) fail(`version ${metadata.version} is not 5`);
  const model = registry(metadata);
  const messages = messagesFile(model, metadata);
  const events = eventsFile(model, metadata);
  // the files above are what fills the list of named types
  return {
    'codecs.ts': codecsFile(model),
    'errors.ts': errorsFile(model),
    'events.ts': events,
    'messages.ts': messages,
    'selectors.ts': selectorsFile(metadata),
    'types.ts': typesFile(model),
  };
};
