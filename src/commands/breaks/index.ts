import { add } from './add.ts'
import { change } from './change.ts'
import type { BreakPart } from './call.ts'
import { done } from './done.ts'
import { keep } from './keep.ts'
import { later } from './later.ts'
import { list } from './list.ts'
import { me } from './me.ts'
import { notToday } from './not-today.ts'
import { pause } from './pause.ts'
import { preview } from './preview.ts'
import { remove } from './remove.ts'
import { resume } from './resume.ts'
import { skip } from './skip.ts'
import { swap } from './swap.ts'
import { test } from './test.ts'
import { week } from './week.ts'

/** Everything that can come after "/breaks". Nothing else lists it. */
export const BREAK_PARTS: readonly BreakPart[] = [
  add,
  list,
  preview,
  change,
  pause,
  resume,
  skip,
  done,
  swap,
  later,
  notToday,
  week,
  me,
  keep,
  remove,
  test,
]
