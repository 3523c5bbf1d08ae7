import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from './repository.js';

const REPORT_LIMIT_BYTES = 32 * 1024 * 1024;

/** A repository in a temporary folder: our settings and packages, and only the given sources. Remove it afterwards. */
export const scratchTree = async (sources: Readonly<Record<string, string>>): Promise<string> => {
  const tree = await mkdtemp(join(tmpdir(), 'proefboom-'));
  for (const file of ['package.json', 'tsconfig.json', 'eslint.config.js', '.dependency-cruiser.cjs']) {
    await copyFile(join(ROOT, file), join(tree, file));
  }
  await symlink(join(ROOT, 'node_modules'), join(tree, 'node_modules'));
  for (const [file, text] of Object.entries(sources)) {
    await mkdir(dirname(join(tree, file)), { recursive: true });
    await writeFile(join(tree, file), text);
  }
  return tree;
};

/** Runs a tool of our packages in a tree and reads its JSON report; its exit code says only that it found something. */
export const jsonReport = (tree: string, tool: string, args: readonly string[]): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const command = [join(ROOT, 'node_modules', tool), ...args];
    const options = { cwd: tree, maxBuffer: REPORT_LIMIT_BYTES };
    execFile(process.execPath, command, options, (error, stdout, stderr) => {
      if (stdout === '') return reject(new Error(`${tool} gave no report: ${stderr}`, { cause: error }));
      resolve(JSON.parse(stdout));
    });
  });
