/** How a class-validator constraint reads in Dutch: a stable code and what would be right. */
export interface Regel {
  readonly regel: string;
  /** Continues "Moet ..." or "Mag ..."; `args` are the constraint's own arguments. */
  readonly eis: (args: readonly unknown[]) => string;
}

const vast = (regel: string, eis: string): Regel => ({ regel, eis: () => eis });
const met = (regel: string, eis: (args: readonly unknown[]) => string): Regel => ({ regel, eis });

/** Longest list of allowed values that is written out; more would hide the remedy instead of giving it. */
const MAX_LISTED = 30;

const lijst = (values: unknown): string => {
  const all = Array.isArray(values) ? values : Object.values((values ?? {}) as Record<string, unknown>);
  return all.slice(0, MAX_LISTED).map(String).join(', ') + (all.length > MAX_LISTED ? ', ...' : '');
};

const lengte = ([min, max]: readonly unknown[]): string => {
  if (typeof max !== 'number') return `moet ten minste ${String(min)} tekens lang zijn`;
  if (min === max) return `moet precies ${String(min)} tekens lang zijn`;
  return `moet ${String(min)} tot en met ${String(max)} tekens lang zijn`;
};

/** Keyed by the name that class-validator gives the constraint. */
export const REGELS: Readonly<Record<string, Regel>> = {
  isDefined: vast('verplicht', 'is verplicht'),
  isNotEmpty: vast('niet-leeg', 'mag niet leeg zijn'),
  isEmpty: vast('leeg', 'moet leeg blijven'),
  isString: vast('tekst', 'moet tekst zijn'),
  isBoolean: vast('waar-of-onwaar', 'moet true of false zijn'),
  isInt: vast('geheel-getal', 'moet een geheel getal zijn'),
  isNumber: vast('getal', 'moet een getal zijn'),
  isNumberString: vast('cijfers', 'moet tekst met alleen cijfers zijn'),
  isBooleanString: vast('waar-of-onwaar', 'moet "true" of "false" zijn'),
  isPositive: vast('positief', 'moet groter dan nul zijn'),
  isNegative: vast('negatief', 'moet kleiner dan nul zijn'),
  min: met('minimum', ([min]) => `moet ten minste ${String(min)} zijn`),
  max: met('maximum', ([max]) => `mag ten hoogste ${String(max)} zijn`),
  isArray: vast('lijst', 'moet een lijst zijn'),
  arrayMinSize: met('lijst-minimum', ([min]) => `moet ten minste ${String(min)} element(en) hebben`),
  arrayMaxSize: met('lijst-maximum', ([max]) => `mag ten hoogste ${String(max)} element(en) hebben`),
  arrayNotEmpty: vast('lijst-niet-leeg', 'mag geen lege lijst zijn'),
  arrayUnique: vast('lijst-uniek', 'mag geen element dubbel hebben'),
  isObject: vast('object', 'moet een object zijn'),
  isNotEmptyObject: vast('object', 'moet een object met ten minste een veld zijn'),
  isInstance: vast('object', 'moet een object zijn'),
  nestedValidation: vast('object', 'moet een object zijn'),
  isEnum: met('keuze', ([entity, values]) => `moet een van deze waarden zijn: ${lijst(values ?? entity)}`),
  isIn: met('keuze', ([values]) => `moet een van deze waarden zijn: ${lijst(values)}`),
  isNotIn: met('keuze', ([values]) => `mag geen van deze waarden zijn: ${lijst(values)}`),
  equals: met('waarde', ([value]) => `moet gelijk zijn aan ${String(value)}`),
  notEquals: met('waarde', ([value]) => `mag niet gelijk zijn aan ${String(value)}`),
  minLength: met('lengte', ([min]) => `moet ten minste ${String(min)} tekens lang zijn`),
  maxLength: met('lengte', ([max]) => `mag ten hoogste ${String(max)} tekens lang zijn`),
  isLength: met('lengte', lengte),
  isByteLength: met(
    'lengte',
    ([min, max]) => `moet ${String(min)} tot en met ${String(max)} bytes lang zijn`,
  ),
  matches: met('patroon', ([pattern]) => `moet voldoen aan het patroon ${String(pattern)}`),
  contains: met('bevat', ([part]) => `moet "${String(part)}" bevatten`),
  notContains: met('bevat', ([part]) => `mag "${String(part)}" niet bevatten`),
  isUuid: vast('uuid', 'moet een UUID zijn, zoals 6f1c2a4e-0d53-4c1b-9d2e-7a8b9c0d1e2f'),
  isHash: vast('hash', 'moet een hash in kleine hexadecimale cijfers zijn'),
  isHexadecimal: vast('hexadecimaal', 'moet hexadecimaal zijn'),
  isBase64: vast('base64', 'moet base64 zijn'),
  isAscii: vast('ascii', 'mag alleen ASCII-tekens bevatten'),
  isDateString: vast('tijdstip', 'moet ISO 8601 zijn, zoals 2026-03-03T09:15:00Z'),
  isIso8601: vast('tijdstip', 'moet ISO 8601 zijn, zoals 2026-03-03T09:15:00Z'),
  isRFC3339: vast('tijdstip', 'moet RFC 3339 zijn, zoals 2026-03-03T09:15:00Z'),
  isDate: vast('tijdstip', 'moet een datum zijn'),
  isMilitaryTime: vast('tijd', 'moet een tijd zijn, zoals 09:15'),
  isTimeZone: vast('tijdzone', 'moet een IANA-tijdzone zijn, zoals Europe/Amsterdam'),
  isEmail: vast('e-mailadres', 'moet een e-mailadres zijn'),
  isPhoneNumber: vast('telefoonnummer', 'moet een telefoonnummer zijn'),
  isMobilePhone: vast('telefoonnummer', 'moet een telefoonnummer zijn'),
  isPostalCode: vast('postcode', 'moet een postcode zijn, zoals 6411 AB'),
  isUrl: vast('url', 'moet een volledige URL zijn, zoals https://voorbeeld.nl'),
  isFQDN: vast('domeinnaam', 'moet een domeinnaam zijn'),
  isIp: vast('ip-adres', 'moet een IP-adres zijn'),
  isPort: vast('poort', 'moet een poortnummer van 0 tot en met 65535 zijn'),
  isSemVer: vast('versie', 'moet een versienummer zijn, zoals 1.2.3'),
  isJson: vast('json', 'moet JSON zijn'),
  whitelistValidation: vast('onbekend-veld', 'is hier geen bekend veld; haal het weg of herstel de spelling'),
  unknownValue: vast('object', 'moet een object zijn'),
};
