import type { Break } from '../../breaks/break.ts'
import { WEEKDAYS, type Weekday } from '../../breaks/cadence.ts'
import { countToShow, FEWEST, TOO_FEW } from '../../breaks/few.ts'
import { sayDateSpan } from '../../breaks/moment.ts'
import { sayWeekday } from '../../breaks/say.ts'
import type { Week } from '../../breaks/week.ts'
import type { Counted } from '../../deliver/ports.ts'
import type { Block, Document } from '../../document.ts'
import { drawBars, sayBars, type BarChart } from '../../figures/bars.ts'
import { listed } from '../../words/listed.ts'
import type { Library } from '../library.ts'
import { note, text } from '../say.ts'
import { breakName, sayName, sayState } from './said.ts'

/** A break, the week that is told of it, and its prompts, of which those of other weeks are left out. */
type WeekOf = { readonly kept: Break; readonly week: Week; readonly counted: readonly Counted[] }

/** What the documents about a week stand on; `now` is in ms since 1970. */
type Around = { readonly library: Pick<Library, 'hasPage' | 'nameOf'>; readonly now: number }

/** How many took part in a break in a week, without a name, and without a number that would be one. */
export function weekDocument({ kept, week, counted }: WeekOf, { library, now }: Around): Document {
  const prompts = counted
    .filter(({ at }) => week.from <= at && at < week.until)
    .toSorted((a, b) => a.at - b.at || (a.exercise < b.exercise ? -1 : 1))
  if (prompts.length === 0) return emptyWeek(kept, now)
  const days = daysOf(prompts, week)
  return [
    { type: 'title', text: `Your week of stretching, ${sayDays(days, week)}` },
    text(`${sayName(kept)} came ${prompts.length === 1 ? 'once' : `${prompts.length} times`}.`),
    ...(kept.place.isDirect ? [text(OWN)] : peopleBlocks(days)),
    ...exercisesBlock(prompts, library),
    howToSwitch(kept),
  ]
}

const OWN = 'How it went for you is told by "/breaks me", to nobody else.'

/** One day of the week, with the most people who did one of its prompts, where that may be shown. */
type Day = { readonly weekday: Weekday; readonly people: number | undefined }

/**
 * People cannot be added up over prompts: the same ones come again. And from a sum, and from what each prompt told by
 * itself, a number could be reckoned that is not shown; from the most of a day none can.
 */
function daysOf(prompts: readonly Counted[], { zone }: Week): readonly Day[] {
  const days = Map.groupBy(prompts, ({ at }) => weekdayAt(at, zone))
  return [...days].map(([weekday, all]) => ({
    weekday,
    people: countToShow(Math.max(...all.map(({ done }) => done))),
  }))
}

function weekdayAt(at: number, zone: string): Weekday {
  const { dayOfWeek } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  return WEEKDAYS[dayOfWeek - 1] ?? SUNDAY
}

/** A week is told to its Friday, and to its Sunday only where something came after that. */
function sayDays(days: readonly Day[], { monday }: Week): string {
  const isWorkweek = days.every(({ weekday }) => weekday <= FRIDAY)
  return sayDateSpan(monday, dayAfter(monday, isWorkweek ? FRIDAY : SUNDAY))
}

const FRIDAY = 5
const SUNDAY = 7

function dayAfter(monday: string, weekday: Weekday): string {
  return Temporal.PlainDate.from(monday)
    .add({ days: weekday - 1 })
    .toString()
}

function peopleBlocks(days: readonly Day[]): readonly Block[] {
  const shown = days.flatMap(({ people }) => (people === undefined ? [] : [people]))
  if (shown.length === 0) return [text(NOTHING_TO_SHOW)]
  const most = Math.max(...shown)
  const best = days.filter(({ people }) => people === most).map(({ weekday }) => sayWeekday(weekday))
  const chart: BarChart = {
    title: 'Most people in one break of each day',
    bars: days.map(({ weekday, people }) => ({
      label: sayWeekday(weekday).slice(0, 3),
      ...(people === undefined ? {} : { value: people }),
    })),
    hidden: TOO_FEW,
  }
  return [
    text(`Most on ${listed(best)}: ${most} in one break.`),
    { type: 'figure', svg: drawBars(chart), alt: sayBars(chart) },
  ]
}

const NOTHING_TO_SHOW = `I tell numbers from ${FEWEST} people on, so this week has none. Whoever took a moment to stretch did well.`

/** So many exercises are named. */
const MOST_NAMED = 20

function exercisesBlock(
  prompts: readonly Counted[],
  { hasPage, nameOf }: Around['library'],
): readonly Block[] {
  const all = [...new Set(prompts.map(({ exercise }) => exercise))]
  // Pages come and go; an id is no name.
  const named = all.filter((id) => hasPage('exercise', id)).slice(0, MOST_NAMED)
  const more = all.length - named.length
  if (named.length === 0) return []
  return [text(`The stretches: ${listed([...named.map(nameOf), ...(more === 0 ? [] : [`${more} more`])])}.`)]
}

/** A week in which nothing came yet: there is nothing to count, and no need for it. */
function emptyWeek(kept: Break, now: number): Document {
  return [
    { type: 'title', text: 'No stretch breaks so far this week' },
    text(`${sayName(kept)} has not come yet. ${sayState(kept, now)}`),
    howToSwitch(kept),
  ]
}

function howToSwitch(kept: Break): Block {
  const [does, to] =
    kept.hasWeek === true ? ['switch this off', 'off'] : ['have this posted at the end of each week', 'on']
  return note(`Whoever may change this break can ${does}: "/breaks week ${breakName(kept)} ${to}".`)
}
