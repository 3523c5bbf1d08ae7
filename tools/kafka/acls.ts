import { setTimeout as pause } from 'node:timers/promises';
import kafkajs from 'kafkajs';
import type { AclEntry, Admin } from 'kafkajs';
import { OpstartFout } from '#platform';
import type { TopicOwners } from '#platform';

const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } = kafkajs;

/** What one account may, as in infra/kafka/acls.json; names may hold `{gemeente}` or `{veiligThuis}`. */
interface Recht {
  readonly account: string;
  readonly uitleg: string;
  readonly lezen?: readonly string[];
  readonly schrijven?: readonly string[];
  /** That they are there, and how many partitions they have. */
  readonly zien?: readonly string[];
  readonly lezenPerVeiligThuis?: readonly string[];
  readonly schrijvenPerGemeente?: readonly string[];
  readonly schrijvenPerVeiligThuis?: readonly string[];
  readonly groepen?: readonly string[];
  readonly groepenMetVoorvoegsel?: readonly string[];
}

/** The form of infra/kafka/acls.json. */
export interface AclsDocument {
  readonly rechten: readonly Recht[];
}

export type Mag = 'lezen' | 'schrijven' | 'zien';

/** One line of who may what. Reading and writing include seeing. */
export interface AclRegel {
  readonly account: string;
  readonly soort: 'topic' | 'groep';
  readonly naam: string;
  readonly isVoorvoegsel: boolean;
  readonly mag: Mag;
}

/** Each account of the document with its gemeente or Veilig Thuis filled in. */
export const aclRegels = (document: AclsDocument, owners: TopicOwners): readonly AclRegel[] =>
  document.rechten.flatMap((recht) => perEigenaar(recht, owners).flatMap((each) => regelsVan(each, owners)));

const gemeenteIn = (naam: string, gemeente: string): string =>
  naam.replace('{gemeente}', gemeente.toLowerCase());
const veiligThuisIn = (naam: string, id: string): string => naam.replace('{veiligThuis}', id);

/** An account with a place in its name is one account per owner. */
const perEigenaar = (recht: Recht, { gemeenten, veiligThuizen }: TopicOwners): readonly Recht[] => {
  if (recht.account.includes('{gemeente}'))
    return gemeenten.map((gemeente) => ingevuld(recht, (naam) => gemeenteIn(naam, gemeente)));
  if (recht.account.includes('{veiligThuis}'))
    return veiligThuizen.map((id) => ingevuld(recht, (naam) => veiligThuisIn(naam, id)));
  return [recht];
};

const ingevuld = (recht: Recht, vul: (naam: string) => string): Recht => ({
  ...recht,
  account: vul(recht.account),
  lezen: (recht.lezen ?? []).map(vul),
  schrijven: (recht.schrijven ?? []).map(vul),
  groepenMetVoorvoegsel: (recht.groepenMetVoorvoegsel ?? []).map(vul),
});

const regelsVan = (recht: Recht, { gemeenten, veiligThuizen }: TopicOwners): readonly AclRegel[] => {
  const perGemeente = (namen: readonly string[] = []): readonly string[] =>
    namen.flatMap((naam) => gemeenten.map((gemeente) => gemeenteIn(naam, gemeente)));
  const perVeiligThuis = (namen: readonly string[] = []): readonly string[] =>
    namen.flatMap((naam) => veiligThuizen.map((id) => veiligThuisIn(naam, id)));
  const topics = (mag: Mag, namen: readonly string[] = []): readonly AclRegel[] =>
    namen.map((naam) => ({ account: recht.account, soort: 'topic', naam, isVoorvoegsel: false, mag }));
  const groepen = (isVoorvoegsel: boolean, namen: readonly string[] = []): readonly AclRegel[] =>
    namen.map((naam) => ({ account: recht.account, soort: 'groep', naam, isVoorvoegsel, mag: 'lezen' }));
  return [
    ...topics('lezen', [...(recht.lezen ?? []), ...perVeiligThuis(recht.lezenPerVeiligThuis)]),
    ...topics('schrijven', [
      ...(recht.schrijven ?? []),
      ...perGemeente(recht.schrijvenPerGemeente),
      ...perVeiligThuis(recht.schrijvenPerVeiligThuis),
    ]),
    ...topics('zien', recht.zien),
    ...groepen(false, recht.groepen),
    ...groepen(true, recht.groepenMetVoorvoegsel),
  ];
};

const OPERATIONS = {
  lezen: AclOperationTypes.READ,
  schrijven: AclOperationTypes.WRITE,
  zien: AclOperationTypes.DESCRIBE,
} as const;

/** As Kafka keeps it. Loopback, networks and hosts are the business of listeners, so every host. */
const entryOf = ({ account, soort, naam, isVoorvoegsel, mag }: AclRegel): AclEntry => ({
  principal: `User:${account}`,
  host: '*',
  resourceType: soort === 'topic' ? AclResourceTypes.TOPIC : AclResourceTypes.GROUP,
  resourceName: naam,
  resourcePatternType: isVoorvoegsel ? ResourcePatternTypes.PREFIXED : ResourcePatternTypes.LITERAL,
  operation: OPERATIONS[mag],
  permissionType: AclPermissionTypes.ALLOW,
});

/** A broker applies within a second what the controller has recorded. */
const APPLIED_LIMIT_MS = 30_000;
const APPLIED_POLL_MS = 100;

/**
 * Gives the rights, and resolves once the broker goes by them. Kafka knows what it already has: it may run at every
 * deployment. It takes nothing away.
 */
export const ensureAcls = async (admin: Admin, regels: readonly AclRegel[]): Promise<void> => {
  const wanted = regels.map(entryOf);
  await admin.createAcls({ acl: wanted });
  for (let waited = 0; waited < APPLIED_LIMIT_MS; waited += APPLIED_POLL_MS) {
    const there = await presentAcls(admin);
    if (wanted.every((entry) => there.has(nameOf(entry)))) return;
    await pause(APPLIED_POLL_MS);
  }
  throw new OpstartFout(
    'Kafka past de rechten niet toe.',
    'Controleer of de controllers en brokers draaien.',
  );
};

const presentAcls = async (admin: Admin): Promise<ReadonlySet<string>> => {
  const any = { principal: undefined, host: undefined, resourceName: undefined } as unknown as AclEntry;
  const { resources } = await admin.describeAcls({
    ...any,
    resourceType: AclResourceTypes.ANY,
    resourcePatternType: ResourcePatternTypes.ANY,
    operation: AclOperationTypes.ANY,
    permissionType: AclPermissionTypes.ANY,
  });
  return new Set(
    resources.flatMap(({ acls, ...resource }) => acls.map((acl) => nameOf({ ...resource, ...acl }))),
  );
};

/** Two rights are the same when this is. */
const nameOf = (entry: AclEntry): string =>
  [
    entry.principal,
    entry.host,
    entry.resourceType,
    entry.resourcePatternType,
    entry.resourceName,
    entry.operation,
    entry.permissionType,
  ].join('|');

/** For people: one line per right, sorted by account. */
export const aclTabel = (regels: readonly AclRegel[]): string => {
  const cells = regels.map(({ account, soort, naam, isVoorvoegsel, mag }) => [
    account,
    mag,
    soort,
    `${naam}${isVoorvoegsel ? '*' : ''}`,
  ]);
  const all = [['account', 'mag', 'soort', 'naam'], ...cells];
  const widths = [0, 1, 2].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .map((line) => line.trimEnd())
    .join('\n');
};
