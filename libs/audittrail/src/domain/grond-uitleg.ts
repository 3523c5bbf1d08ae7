import type { Rolgrond } from '#dossier';

/** One sentence per rule, for who reads the trail without the agreement at hand. */
const UITLEG: { readonly [G in Rolgrond]: string } = {
  V0: 'Een melding wacht op triage en de termijn loopt nog: formeel heeft niemand het zicht op veiligheid.',
  V1: 'De melding is spoedeisend: Veilig Thuis heeft het zicht op veiligheid vanaf het moment dat het van de spoed wist.',
  V2: 'De triage is afgerond: vanaf dat moment heeft Veilig Thuis het zicht op veiligheid.',
  V3: 'De triage was niet op tijd klaar: Veilig Thuis heeft het zicht op veiligheid vanaf het moment dat de termijn was overschreden.',
  V4: 'Veilig Thuis voert een dienst uit en heeft zolang die loopt het zicht op veiligheid.',
  V5: 'Directe overdracht: het zicht op veiligheid gaat over zodra de vervolgstappen volgens de samenwerkingsafspraken bij de ontvanger zijn belegd.',
  V6: 'Overdracht na een dienst: het zicht op veiligheid gaat over zodra de informatie is overgedragen en de ontvanger de casus heeft aanvaard.',
  V7: 'Overdracht aan twee gemeenten: elke ontvanger heeft het zicht op veiligheid vanaf zijn eigen bevestiging, Veilig Thuis tot en met de laatste.',
  V8: 'Doorgifte: het blijft bij wie doorgeeft tot de volgende partij de casus heeft aanvaard.',
  V10: 'De casus is afgesloten, door stabiele veiligheid of doordat Veilig Thuis na de dienst het dossier sloot.',
  V12: 'Het cliëntsysteem gaat zelf verder: Veilig Thuis sluit af en daarna heeft niemand het zicht op veiligheid.',
  V13: 'Nieuwe melding op een lopende casus: na de triage houdt de houder het zicht op veiligheid en treedt Veilig Thuis terug.',
  S2: 'Veilig Thuis volgt de casus na een overdracht na een dienst.',
  S3: 'Veilig Thuis heeft de monitoring afgesloten.',
  S4: 'De casusregie is uitdrukkelijk toegewezen.',
  '003 §6.3':
    'Het lokaal veld heeft de casusregie gedelegeerd terwijl Veilig Thuis monitort: de gemeente heeft de procescoördinatie.',
};

export const grondUitleg = (grond: Rolgrond): string => UITLEG[grond];
