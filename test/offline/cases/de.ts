/** German shop e-mails. */
import type { Case } from './case.ts'

export const german: Case[] = [
  {
    name: 'ein Foto wird erbeten',
    talk: [
      ['customer', 'Guten Tag, meine Lampe kam mit einem Riss an.'],
      [
        'shop',
        'Guten Tag Frau Becker,\n\ndas tut uns sehr leid. Könnten Sie uns bitte ein Foto der Lampe und der Verpackung schicken?\n\nBei Fragen melden Sie sich gern.\n\nViele Grüße\nMaya',
      ],
    ],
    verdict: 'follow_up',
    about: 'Könnten Sie uns bitte ein Foto',
    kind: 'asked',
  },
  {
    name: 'bitte senden Sie ist eine Bitte',
    talk: [
      ['customer', 'Die Schuhe sind zu klein, ich möchte tauschen.'],
      ['shop', 'Gern! Bitte senden Sie uns dafür Ihre Bestellnummer. Einen schönen Tag noch!'],
    ],
    verdict: 'follow_up',
    about: 'Bitte senden Sie uns',
  },
  {
    name: 'wir benötigen noch ist eine Bitte',
    talk: [
      ['customer', 'Der Mixer läuft nicht.'],
      ['shop', 'Für die Garantie benötigen wir noch eine Kopie der Rechnung.'],
    ],
    verdict: 'follow_up',
    about: 'benötigen wir noch',
  },
  {
    name: 'teilen Sie uns mit ist eine Bitte',
    talk: [
      ['customer', 'Die blaue Jacke gibt es nicht mehr?'],
      [
        'shop',
        'Leider nein, nur noch in Grün. Teilen Sie uns bitte mit, ob Sie die grüne möchten.',
      ],
    ],
    verdict: 'follow_up',
    about: 'Teilen Sie uns',
  },
  {
    name: 'eine Frage per Du',
    talk: [
      ['customer', 'Hey, bei mir fehlt eine Tasse.'],
      ['shop', 'Oh nein! Magst du lieber eine neue Tasse oder dein Geld zurück? Melde dich gern!'],
    ],
    verdict: 'follow_up',
    about: 'Magst du lieber',
  },
  {
    name: 'ein Versprechen mit Bedingung liegt beim Kunden',
    talk: [
      ['customer', 'Mein Wasserkocher leckt.'],
      [
        'shop',
        'Vielen Dank für Ihre Nachricht. Sobald uns das Foto vorliegt, schicken wir Ihnen ein neues Gerät.',
      ],
    ],
    verdict: 'follow_up',
    about: 'Sobald uns das Foto',
    kind: 'asked',
  },
  {
    name: 'versuchen und Bescheid geben ist eine Bitte',
    talk: [
      ['customer', 'Der Lautsprecher verbindet sich nicht.'],
      ['shop', 'Bitte setzen Sie ihn zurück und geben Sie uns Bescheid, ob es funktioniert.'],
    ],
    verdict: 'follow_up',
    about: 'ob es funktioniert',
  },
  {
    name: 'versuchen ohne Frage ist ein Rat',
    talk: [
      ['customer', 'Der Lautsprecher verbindet sich nicht.'],
      [
        'shop',
        'Das tut mir leid! Versuchen Sie, ihn neu zu starten, indem Sie die Taste zehn Sekunden halten.',
      ],
    ],
    verdict: 'no_follow_up',
    kind: 'fix',
  },
  {
    name: 'eine Antwort ohne Frage ist ein Angebot',
    talk: [
      ['customer', 'Liefern Sie in die Schweiz?'],
      ['shop', 'Ja, wir liefern für 9 Euro in die Schweiz. Kann ich sonst noch etwas für Sie tun?'],
    ],
    verdict: 'no_follow_up',
    kind: 'offer',
  },
  {
    name: 'Dank vor der Höflichkeit schließt ab',
    talk: [
      ['customer', 'Wann kommt mein Paket?'],
      ['shop', 'Es ist heute raus und kommt am Donnerstag an.'],
      ['customer', 'Super, vielen Dank!'],
      [
        'shop',
        'Sehr gern geschehen. Falls Sie weitere Fragen haben, melden Sie sich jederzeit. Schönen Abend!',
      ],
    ],
    verdict: 'no_follow_up',
    about: 'vielen Dank',
  },
  {
    name: 'eine Klärung liegt bei uns',
    talk: [
      ['customer', 'Kommt die grüne Vase wieder?'],
      ['shop', 'Gute Frage! Ich kläre das mit dem Lager und melde mich bei Ihnen.'],
    ],
    verdict: 'we_owe',
    about: 'Ich kläre das',
    kind: 'promise',
  },
  {
    name: 'sobald wir mehr wissen liegt bei uns',
    talk: [
      ['customer', 'Wo ist meine Erstattung?'],
      [
        'shop',
        'Wir haben die Buchhaltung gefragt. Sobald wir mehr wissen, geben wir Ihnen sofort Bescheid.',
      ],
    ],
    verdict: 'we_owe',
    about: 'Sobald wir mehr wissen',
  },
  {
    name: 'auf ein datiertes Versprechen wird gewartet',
    talk: [
      ['customer', 'Wo ist meine Erstattung?'],
      ['shop', 'Ich prüfe das mit der Buchhaltung und melde mich bis Freitag bei Ihnen.'],
    ],
    verdict: 'wait',
    until: '2026-11-20',
  },
  {
    name: 'der Kunde ist im Urlaub',
    talk: [
      ['customer', 'Ich bin bis zum 30. November im Urlaub. Können Sie danach liefern?'],
      ['shop', 'Kein Problem. Welcher Tag würde Ihnen passen?'],
    ],
    verdict: 'wait',
    until: '2026-11-30',
  },
  {
    name: 'der Kunde schickt das Foto am Freitag',
    talk: [
      ['customer', 'Der Spiegel ist zerkratzt.'],
      ['shop', 'Können Sie uns ein Foto schicken?'],
      ['customer', 'Ja, ich schicke es am Freitag.'],
      ['shop', 'Alles klar, danke!'],
    ],
    verdict: 'wait',
    until: '2026-11-20',
  },
  {
    name: 'eine Rückfrage lässt unsere Frage offen',
    talk: [
      ['customer', 'Die Uhr steht.'],
      ['shop', 'Nennen Sie uns bitte die Seriennummer.'],
      ['customer', 'Wo finde ich die?'],
      ['shop', 'Sie ist auf der Rückseite des Gehäuses eingraviert.'],
    ],
    verdict: 'follow_up',
    about: 'Seriennummer',
  },
  {
    name: 'ein Anwalt geht an einen Menschen',
    talk: [
      ['customer', 'Das ist eine Frechheit. Ich schalte meinen Anwalt ein.'],
      ['shop', 'Ich verstehe Ihren Ärger. Wie lautet Ihre Bestellnummer?'],
    ],
    verdict: 'hand_over',
    about: 'meinen Anwalt',
  },
  {
    name: 'die Löschung von Daten geht an einen Menschen',
    talk: [
      ['customer', 'Bitte löschen Sie alle meine Daten gemäß DSGVO.'],
      ['shop', 'Gern. Welche E-Mail-Adresse haben Sie verwendet?'],
    ],
    verdict: 'hand_over',
  },
  {
    name: 'eine Notiz erledigt die Frage',
    talk: [
      ['customer', 'Der Teller ist angeschlagen.'],
      ['shop', 'Möchten Sie einen neuen Teller oder eine Gutschrift?'],
      ['note', 'Kundin hat angerufen, telefonisch geklärt.'],
    ],
    verdict: 'no_follow_up',
  },
  {
    name: 'bitte beachten fragt nach nichts',
    talk: [
      ['customer', 'Wie lange dauert die Lieferung?'],
      [
        'shop',
        'Die Lieferung dauert drei bis fünf Tage. Bitte beachten Sie, dass wir samstags nicht liefern.',
      ],
    ],
    verdict: 'no_follow_up',
  },
  {
    name: 'eine beantwortete Frage ist zu',
    talk: [
      ['customer', 'Ich möchte die Schuhe zurückgeben.'],
      ['shop', 'Wie lautet Ihre Bestellnummer?'],
      ['customer', '48213'],
      ['shop', 'Danke! Ich habe Ihnen das Rücksendeetikett geschickt.'],
    ],
    verdict: 'no_follow_up',
  },
  {
    name: 'eine laufende Nachforschung liegt bei uns',
    talk: [
      ['customer', 'Mein Paket ist weg.'],
      [
        'shop',
        'Wir haben einen Nachforschungsauftrag gestellt und informieren Sie, sobald DHL sich meldet.',
      ],
    ],
    verdict: 'we_owe',
  },
  {
    name: 'prüfen und Rückmeldung geben ist eine Bitte',
    talk: [
      ['customer', 'Mein Paket ist weg.'],
      [
        'shop',
        'Bitte prüfen Sie kurz, ob es bei einem Nachbarn liegt, und geben Sie uns Rückmeldung.',
      ],
    ],
    verdict: 'follow_up',
  },
]
