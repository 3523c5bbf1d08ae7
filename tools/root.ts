import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The root of the repository; a tool runs from its source and from `dist`. */
export const ROOT = ((): string => {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
})();
