/** So many have to answer before anybody is shown what they said: of fewer it could be told who said what. */
export const fewestAnswers = 5;

/** Whether somebody with an enrolment in this state took part, and can say what it was worth. */
export const tookPart = (state: string): boolean => ['attended', 'passed', 'failed'].includes(state);
