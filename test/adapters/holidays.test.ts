import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createHolidays, YEARS } from '../../adapters/holidays/holidays.ts'
import { createRegions } from '../../adapters/holidays/regions.ts'

const HOLIDAYS = createHolidays()

const codesOf = (words: string) => HOLIDAYS.find(words).map(({ code }) => code)

describe('a country or region is found', () => {
  test.each([
    ['DE', ['DE'], 'by its code'],
    ['de', ['DE'], 'in whatever case'],
    ['DE-BY', ['DE-BY'], 'by the code of a region'],
    ['de by', ['DE-BY'], 'however its parts are joined'],
    ['US CA', ['US-CA'], 'however its parts are joined'],
    ['DE-BE', ['DE-BE'], 'and not the German-speaking part of Belgium, BE-DE'],
    ['in-ka', ['IN-KA'], 'with a part that is a small word'],
    ['DE-ST', ['DE-ST'], 'with a part that is short for Saint'],
    ['ST', ['ST'], 'and alone'],
    ['NSW', ['AU-NSW'], 'by the code alone, where people say it so'],
    ['tx', ['US-TX'], 'by the code alone, where people say it so'],
    ['Germany', ['DE'], 'by its English name'],
    ['germany', ['DE'], 'in whatever case'],
    ['Deutschland', ['DE'], 'by its own name'],
    ['日本', ['JP'], 'by its own name, in its own script'],
    ['Österreich', ['AT'], 'by its own name'],
    ['oesterreich', ['AT'], 'without umlauts'],
    ['osterreich', ['AT'], 'without accents'],
    ['bavaria', ['DE-BY'], 'a region by its English name'],
    ['Bayern', ['DE-BY'], 'a region by its own name'],
    ['in bavaria', ['DE-BY'], 'with a small word before it'],
    ['Kanton Zürich', ['CH-ZH'], 'with what kind of region it is'],
    ['zurich', ['CH-ZH'], 'and without'],
    ['genève', ['CH-GE'], 'in each of the languages that are spoken there'],
    ['california', ['US-CA'], 'a state'],
    ['uk', ['GB'], 'by what everybody calls it'],
    ['Great Britain', ['GB'], 'by what everybody calls it'],
    ['usa', ['US'], 'by what everybody calls it'],
    ['the U.S.A.', ['US'], 'with dots'],
    ['england', ['GB-ENG'], 'a country of a country'],
    ['Scotland', ['GB-SCT'], 'a country of a country'],
    ['the netherlands', ['NL'], 'with its article'],
    ['holland', ['NL'], 'by the name of a part, as everybody calls it'],
    ['St Lucia', ['LC'], 'with Saint cut short'],
    ['Bosnia & Herzegovina', ['BA'], 'with a sign for "and"'],
    ['georgia, usa', ['US-GA'], 'said with the country it lies in'],
    ['Georgia (US)', ['US-GA'], 'said with the country it lies in'],
    ['germany bavaria', ['DE-BY'], 'the country first'],
    ['guatemala', ['GT'], 'of a country and its capital the country'],
    ['guatemala guatemala', ['GT-1'], 'unless both are said'],
    ['Guatemala, Guatemala, Guatemala', ['GT-1-101'], 'as a region is said back'],
    ['são paulo', ['BR-SP'], 'of a state and its capital the state'],
    ['São Paulo, São Paulo, Brazil', ['BR-SP-SP'], 'unless both are said'],
    ['canary islands', ['IC'], 'once, although it is listed twice'],
    ['gran canaria', ['IC-GC'], 'once, although it is listed twice'],
  ])('%s → %j: %s', (words, codes) => {
    expect(codesOf(words)).toEqual(codes)
  })

  test.each([
    ['georgia', ['GE', 'US-GA'], 'a country and a state: the country first'],
    ['punjab', ['IN-PB', 'PK-PB'], 'on both sides of a border'],
    ['congo', ['CD', 'CG'], 'two countries'],
    ['WA', ['US-WA', 'AU-WA'], 'two states'],
    ['england and wales', ['GB-ENG', 'GB-WLS'], 'which share their holidays'],
  ])('%s may be %j: %s', (words, codes) => {
    expect(codesOf(words)).toEqual(codes)
  })

  test.each([
    ['', 'nothing'],
    ['  ,-', 'no word'],
    ['atlantis', 'no country'],
    ['XX', 'no code'],
    ['LA', 'the code of a country whose holidays nobody knows, and never Louisiana then'],
    ['germany france', 'two countries, neither in the other'],
    ['bavaria usa', 'a region, but not of that country'],
    ['no', 'Norway is NO'],
    ['or', 'Oregon is OR'],
    ['__proto__', 'what every object has'],
    ['constructor', 'what every object has'],
    ['us '.repeat(1000), 'longer than any name'],
  ])('%j is none: %s', (words) => {
    expect(codesOf(words)).toEqual([])
  })

  test('countries come first, whatever their order in the list', () => {
    const { find } = createRegions({
      AA: { names: { en: 'Aland' }, states: { X: { name: 'Bland' } } },
      BB: { names: { en: 'Bland' } },
    })
    expect(find('bland').map(({ code }) => code)).toEqual(['BB', 'AA-X'])
  })

  test('its name says what it is a part of', () => {
    expect(['DE', 'DE-BY', 'GB-SCT', 'US-GA', 'nowhere'].map(HOLIDAYS.name)).toEqual([
      'Germany',
      'Bavaria, Germany',
      'Scotland, United Kingdom',
      'Georgia, United States',
      'nowhere',
    ])
  })

  test('whatever is written, what is found has a name that leads back to it', () => {
    const places = [
      'georgia',
      'punjab',
      'us',
      'DE',
      'by',
      'congo',
      'saint',
      'helena',
      'canary islands',
      'zurich',
    ]
    const words = fc.array(fc.oneof(fc.constantFrom(...places), fc.string()), { maxLength: 5 })
    fc.assert(
      fc.property(words, (pieces) => {
        for (const { code, name } of HOLIDAYS.find(pieces.join(' '))) {
          expect(HOLIDAYS.name(code)).toBe(name)
          expect(codesOf(name)).toContain(code)
          expect(codesOf(code)).toEqual([code])
        }
      }),
    )
  })
})

describe('public holidays', () => {
  const on = (code: string, date: string) =>
    HOLIDAYS.of(code, Number(date.slice(0, 4))).find((holiday) => holiday.date === date)?.name

  test.each([
    ['DE', '2027-01-01', "New Year's Day", 'a fixed date'],
    ['DE', '2027-01-06', undefined, 'not in all of Germany'],
    ['DE-BY', '2027-01-06', 'Epiphany', 'but in Bavaria'],
    ['DE', '2027-03-29', 'Easter Monday', 'a moving feast'],
    ['DE', '2027-05-27', undefined, 'not in all of Germany'],
    ['DE-BY', '2027-05-27', 'Corpus Christi', 'but in Bavaria'],
    ['DE', '2027-12-24', undefined, 'an afternoon off is no day off'],
    ['US', '2027-11-25', 'Thanksgiving Day', 'a weekday of the month'],
    ['US', '2027-02-14', undefined, 'kept, but worked on'],
    [
      'US',
      '2027-12-31',
      "New Year's Day (substitute day)",
      'the day off before a Saturday, still in the old year',
    ],
    ['GB', '2027-05-31', 'Spring bank holiday', 'a weekday of the month'],
    ['GB-ENG', '2027-03-29', 'Easter Monday', 'in England'],
    ['GB-SCT', '2027-03-29', undefined, 'and not in Scotland'],
    ['GB-SCT', '2027-01-04', 'January 2nd (substitute day)', '2 January is a Saturday'],
    ['GB-ENG', '2027-01-04', undefined, 'and not in England'],
    ['GB', '2027-12-27', 'Christmas Day (substitute day)', 'Christmas is a Saturday'],
    ['GB', '2027-12-28', 'Boxing Day (substitute day)', 'Boxing Day is a Sunday'],
    ['TR', '2027-03-11', 'End of Ramadan (Eid al-Fitr)', 'the third day of a feast'],
    ['TR', '2027-03-12', undefined, 'which ends at noon of the day after by the hours it is given'],
    ['NZ', '2027-02-08', 'Waitangi Day (substitute day)', 'thirteen hours ahead of Greenwich'],
    ['NZ', '2027-02-07', undefined, 'thirteen hours ahead of Greenwich'],
    ['SZ', '2027-01-02', 'Incwala Festival', 'a feast that began the year before'],
    ['JP', '2027-03-22', 'Spring Equinox Day (substitute day)', 'the equinox is a Sunday'],
    ['IL', '2027-10-11', 'Day of Atonement (Yom Kippur)', 'begins at sunset the day before'],
    ['IL', '2027-10-10', undefined, 'and so is no day off then'],
    ['de-by', '2027-05-27', 'Corpus Christi', 'a code in whatever case'],
    ['nowhere', '2027-01-01', undefined, 'a region that is none'],
  ] as const)('%s %s → %s: %s', (code, date, name, _) => {
    expect(on(code, date)).toBe(name)
  })

  test('come each once, in order', () => {
    expect(HOLIDAYS.of('DE', 2027)).toEqual([
      { date: '2027-01-01', name: "New Year's Day" },
      { date: '2027-03-26', name: 'Good Friday' },
      { date: '2027-03-29', name: 'Easter Monday' },
      { date: '2027-05-01', name: 'Labour Day' },
      { date: '2027-05-06', name: 'Ascension Day' },
      { date: '2027-05-17', name: 'Whit Monday' },
      { date: '2027-10-03', name: 'National Holiday' },
      { date: '2027-12-25', name: 'Christmas Day' },
      { date: '2027-12-26', name: 'Boxing Day' },
    ])
  })

  test('of several days give each of them', () => {
    const dates = HOLIDAYS.of('SA', 2027)
      .filter(({ name }) => name.includes('Eid al-Fitr'))
      .map(({ date }) => date)
    expect(dates).toEqual(['2027-03-09', '2027-03-10', '2027-03-11', '2027-03-12'])
  })

  test.each([[NaN], [Infinity], [1e9], [-1], [0], [2027.5], [YEARS.first - 1], [YEARS.last + 1]])(
    'of the year %s are not known',
    (year) => {
      expect(HOLIDAYS.of('DE', year)).toEqual([])
    },
  )

  test('of any region and year lie in it, are dates, and follow each other', () => {
    const codes = ['DE-BY', 'US', 'GB-SCT', 'IL', 'SA', 'SZ', 'CN', 'IR', 'TR', 'AZ', 'ET', 'RU', 'NZ-AUK']
    const year = fc.integer({ min: YEARS.first, max: YEARS.last })
    fc.assert(
      fc.property(fc.constantFrom(...codes), year, (code, of) => {
        const dates = HOLIDAYS.of(code, of).map(({ date }) => date)
        expect(dates.filter((date) => Temporal.PlainDate.from(date).year !== of)).toEqual([])
        expect(dates).toEqual([...new Set(dates)].toSorted())
      }),
    )
  })

  test('are kept for so many years of regions, and reckoned anew after that', () => {
    const holidays = createHolidays(2)
    const first = holidays.of('DE-BY', 2027)
    holidays.of('DE', 2027)
    expect(holidays.of('DE-BY', 2027)).toBe(first)
    holidays.of('FR', 2027)
    holidays.of('AT', 2027)
    const again = holidays.of('DE-BY', 2027)
    expect({ again, isKept: again === first }).toEqual({ again: first, isKept: false })
  })
})
