import { add } from './add.ts'
import { change } from './change.ts'
import type { BreakPart } from './call.ts'
import { list } from './list.ts'
import { pause } from './pause.ts'
import { preview } from './preview.ts'
import { remove } from './remove.ts'
import { resume } from './resume.ts'
import { skip } from './skip.ts'
import { swap } from './swap.ts'
import { test } from './test.ts'

/** Everything that can come after "/breaks". Nothing else lists it. */
export const BREAK_PARTS: readonly BreakPart[] = [
  add,
  list,
  preview,
  change,
  pause,
  resume,
  skip,
  swap,
  remove,
  test,
]
