import type { Grond } from '../zicht/toestand.js';

/** One sentence per V rule, for who does not know the rules by their number (`domein.md` §2). */
export const GRONDEN: { readonly [G in Grond]: string } = {
  V0: 'een melding wacht op triage en de termijn daarvoor loopt nog; formeel heeft niemand het zicht op veiligheid',
  V1: 'de melding is spoedeisend: bij Veilig Thuis vanaf het moment dat het van de spoed wist',
  V2: 'de triage is afgerond: vanaf dat moment bij Veilig Thuis',
  V3: 'de triage was niet op tijd afgerond: bij Veilig Thuis vanaf het moment dat de termijn was overschreden',
  V4: 'Veilig Thuis begon een dienst: zolang die loopt bij Veilig Thuis',
  V5: 'directe overdracht: de vervolgstappen zijn bij de ontvanger belegd',
  V6: 'overdracht na een dienst: de informatie is overgedragen en de ontvanger heeft de casus aanvaard',
  V7: 'overdracht aan twee gemeenten: ieder vanaf zijn eigen bevestiging, Veilig Thuis tot de laatste',
  V8: 'doorgifte: de volgende partij heeft de casus aanvaard',
  V10: 'afgesloten: stabiele veiligheid, of een dienst die met een gesloten dossier eindigde',
  V12: 'het cliëntsysteem gaat zelf verder en Veilig Thuis sluit af',
  V13: 'na de triage van een nieuwe melding blijft de casus bij de houder en treedt Veilig Thuis terug',
};
