import type { Row } from './row.ts'

/** What Limber knows nothing about gets no exercise. */
export const OTHER_SUBJECTS: readonly Row[] = [
  {
    asks: 'my knee clicks when i squat',
    gets: 'unknown',
    why: 'another part of the body',
  },
  {
    asks: 'stretch for a sprained ankle',
    gets: 'unknown',
    why: 'another part of the body',
  },
  {
    asks: 'tight hamstrings, what helps',
    gets: 'unknown',
    why: 'another part of the body',
  },
  {
    asks: 'i have tennis elbow',
    gets: 'unknown',
    why: 'another part of the body',
  },
  {
    asks: 'exercises for plantar fasciitis',
    gets: 'unknown',
    why: 'another part of the body',
  },
  {
    asks: 'my jaw clicks',
    gets: 'unknown',
    why: 'another part of the body',
  },
  {
    asks: 'how do i back up my server every night',
    gets: 'unknown',
    why: 'another meaning of back',
  },
  {
    asks: 'restore the backup of our database',
    gets: 'unknown',
    why: 'another meaning of back',
  },
  {
    asks: 'the stretched budget for Q3',
    gets: 'unknown',
    why: 'another meaning of stretch',
  },
  {
    asks: 'cat memes please',
    gets: 'unknown',
    why: 'another meaning of cat',
  },
  {
    asks: 'i want my money back',
    gets: 'unknown',
    why: 'another meaning of back',
  },
  {
    asks: 'is the back garden sunny enough for tomatoes',
    gets: 'unknown',
    why: 'another meaning of back',
  },
  {
    asks: 'what is for breakfast',
    gets: 'unknown',
    why: 'nothing of ours',
  },
  {
    asks: 'how much ibuprofen can i take for my back',
    gets: 'unknown',
    why: 'medicines are for pharmacists',
  },
  {
    asks: 'can you prescribe me muscle relaxants',
    gets: 'unknown',
    why: 'medicines are for pharmacists',
  },
  {
    asks: 'what is the capital of peru',
    gets: 'unknown',
    why: 'nothing of ours',
  },
  {
    asks: 'tell me a joke about cows',
    gets: 'unknown',
    why: 'another meaning of cow',
  },
  {
    asks: 'how venomous is a cobra',
    gets: 'unknown',
    why: 'another meaning of cobra',
  },
  {
    asks: 'who built the great sphinx of giza',
    gets: 'unknown',
    why: 'another meaning of sphinx',
  },
  {
    asks: 'write me a cover letter',
    gets: 'unknown',
    why: 'nothing of ours',
  },
  {
    asks: 'merge my pull request',
    gets: 'unknown',
    why: 'another meaning of pull',
  },
  {
    asks: 'chess openings for beginners',
    gets: 'unknown',
    why: 'nothing of ours',
  },
  {
    asks: "i'll be back in ten",
    gets: 'unknown',
    why: 'another meaning of back',
  },
  {
    asks: 'asdf qwer',
    gets: 'unknown',
    why: 'no words at all',
  },
  {
    asks: '🤷',
    gets: 'unknown',
    why: 'no words at all',
  },
  {
    asks: 'the back door does not lock',
    gets: 'unknown',
    why: 'another meaning of back',
  },
  {
    asks: 'can you book a table for six tonight',
    gets: 'unknown',
    why: 'another meaning of book',
  },
  {
    asks: 'is the wall painted yet',
    gets: 'unknown',
    why: 'another meaning of wall',
  },
  {
    asks: 'how do i fold a fitted sheet',
    gets: 'unknown',
    why: 'another meaning of fold',
  },
  {
    asks: 'any good open source book on rust',
    gets: 'unknown',
    why: 'another meaning of open and book',
  },
  {
    asks: 'downward dog please',
    gets: 'unknown',
    why: 'an exercise that is none of ours',
  },
]
