import { expect, test } from 'vitest';
import { languageOf } from '../../../server/text/language.ts';

const TEXTS: readonly (readonly [string, string])[] = [
  ['en', 'The ministers met in Riga and said that they would return with their advisers in May.'],
  ['en', 'Talks on gas opened in Riga on Monday. Nobody expects an agreement before Friday.'],
  ['uk', 'Президент прибув до Києва ввечері, щоб зустрітися з міністрами та послами кількох країн.'],
  ['uk', 'Уряд ухвалив рішення про нові поїзди до Ґданська та Їжакова.'],
  ['ru', 'Министры встретились в Риге и обсудили поставки газа, сообщил представитель правительства.'],
  ['bg', 'Министърът каза, че срещата в България ще продължи и утре, въпреки дъжда.'],
  ['de', 'Die Minister trafen sich am Montag in Riga und sprachen über Gas und Getreide für den Winter.'],
  ['fr', 'Les ministres se sont réunis lundi à Riga pour parler du gaz et du blé avant la fin de l’hiver.'],
  ['es', 'Los ministros se reunieron el lunes en Riga para hablar del gas y del trigo antes del invierno.'],
  ['it', 'I ministri si sono incontrati lunedì a Riga per parlare del gas e del grano prima dell’inverno.'],
  ['pl', 'Ministrowie spotkali się w poniedziałek w Rydze, aby rozmawiać o gazie i zbożu przed zimą.'],
  ['pt', 'Os ministros reuniram-se na segunda-feira em Riga para falar do gás e do trigo antes do inverno.'],
  ['nl', 'De ministers kwamen maandag in Riga bijeen om over gas en graan voor de winter te spreken.'],
  ['tr', 'Bakanlar pazartesi günü Riga’da bir araya gelerek kış öncesi gaz ve tahıl konusunu görüştü.'],
];

test.each(TEXTS)('%s is found in %j', (language, text) => {
  expect(languageOf(text)).toBe(language);
});

test('the table above is as large as it should be', () => {
  console.log(`languages: ${TEXTS.length} texts`);
  expect(TEXTS.length).toBeGreaterThanOrEqual(14);
});

test('fewer than 40 letters say too little, whatever stands between them', () => {
  expect(languageOf('')).toBeNull();
  expect(languageOf('G7')).toBeNull();
  expect(languageOf('Президент прибув до Києва')).toBeNull();
  expect(languageOf('2021 – 2022: 5, 6, 7! '.repeat(20))).toBeNull();
  const forty = 'The talks on gas in Riga are over and that is all'; // 38 letters
  expect(languageOf(forty)).toBeNull();
  expect(languageOf(`${forty} – no`)).toBe('en');
});

test('a language is not guessed from letters that are no words', () => {
  expect(languageOf('zxq '.repeat(30))).toBeNull();
});

test('Cyrillic neighbours are told apart, also when one is quoted in another', () => {
  expect(languageOf('Наступного ранку вони поїхали до столиці, де на них чекали посли.')).toBe('uk');
  expect(languageOf('Следующим утром они поехали в столицу, где их ждали послы этих стран.')).toBe('ru');
  const quoting = 'Уряд заявив у Києві, що слова «мы не уйдём» не змінюють позиції їхньої делегації на переговорах.';
  expect(languageOf(quoting)).toBe('uk');
  expect(languageOf('Министри су се састали у Риги и разговарали о гасу, рекао је портпарол њихове владе.')).toBe('sr');
});

test('English words within another language do not make it English', () => {
  const text = 'Der Minister nannte es in Riga „the deal that never was“ und fuhr danach ohne ein weiteres Wort ab.';
  expect(languageOf(text)).toBe('de');
});

const GERMAN = 'Die Minister trafen sich am Montag in Riga und sprachen über Gas und Getreide. ';

test('the beginning decides', () => {
  const english = 'The ministers met and said that they were tired. ';
  expect(languageOf(`${GERMAN.repeat(8)}${english.repeat(20)}`)).toBe('de');
  expect(languageOf(`${english.repeat(12)}${GERMAN.repeat(20)}`)).toBe('en');
});
