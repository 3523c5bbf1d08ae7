import type { HubApi } from '#platform';

/** What each API is for, in its own document. The modules are filled in by the app that serves them. */
export const API_TEKSTEN = {
  'veilig-thuis': {
    base: '/veilig-thuis/v1',
    title: 'Overdracht-hub: Veilig Thuis',
    description: [
      'Veilig Thuis legt meldingen, triagebesluiten, diensten en overdrachten vast en volgt wie het zicht op veiligheid heeft.',
      'Elke wijziging is een POST van een zelfstandig naamwoord en wordt pas bevestigd als zij duurzaam is opgeslagen.',
      'Elke POST vraagt een Idempotency-Key: herhaal een opdracht waarvan de uitkomst onbekend is met dezelfde sleutel.',
      'plaatsgevondenOp zegt wanneer iets gebeurde, vastgelegdOp wanneer de hub het opnam.',
    ].join('\n\n'),
    tags: [
      'Melding, triage en dienst',
      'Overdracht',
      'Informeren, monitoring en afsluiten',
      'Lijst van casussen',
      'Termijnen',
      'Cijfers',
      'Inzien',
      'Inhoud',
    ],
  },
  'lokaal-veld': {
    base: '/lokaal-veld/v1',
    title: 'Overdracht-hub: lokaal veld',
    description: [
      'Lokale teams, gecertificeerde instellingen en hulpverlenende organisaties zien wat aan hen is overgedragen, bevestigen de ontvangst, aanvaarden of weigeren, geven door en melden terug.',
      'Ontvangst zegt dat u de volledige inhoud hebt opgeslagen (met de inhoudHash van wat u ontving); aanvaarding zegt dat uw team de verantwoordelijkheid neemt. De twee worden nooit vermengd.',
      'Een casus die niet aan u is overgedragen, bestaat voor u niet (404).',
    ].join('\n\n'),
    tags: [
      'Postvak',
      'Termijnen',
      'Cijfers',
      'Overdracht ontvangen',
      'Doorgeven en terugmelden',
      'Casusregie',
      'Inzien',
      'Inhoud',
    ],
  },
  gemeente: {
    base: '/gemeente/v1',
    title: 'Overdracht-hub: gemeente en toezicht',
    description: [
      'De gemeente ziet van haar eigen casussen wie wanneer het zicht op veiligheid had, op welke grond, door wie vastgelegd en wanneer. Inhoud over personen krijgt zij niet.',
      'Wie verantwoordelijk was en de tijdlijn (van een casus, en van gezochte casussen) vraagt u op twee klokken: geldigOp (het tijdstip waarover de vraag gaat) en beschikbaarOp (zoals bekend op dat tijdstip). Cijfers, bevindingen en de aansluiting gaan over de tijd van `van` tot `tot`, zoals bekend op bekendOp. Casussen zoeken, een casus en de termijnen gaan uit van wat nu bekend is.',
      'Elke inzage wordt vastgelegd. Toezicht geeft bij elke vraag een reden in de kop Inzage-Reden.',
    ].join('\n\n'),
    tags: ['Lijst van casussen', 'Termijnen', 'Cijfers', 'Inzien', 'Signalen over niet-nakomen'],
  },
} as const satisfies Readonly<Record<string, Omit<HubApi, 'modules'>>>;
