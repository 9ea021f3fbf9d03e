/** Tables whose rows are not recorded, each with the reason; every other table has the triggers of the audit log. */
export const auditExemptions: Readonly<Record<string, string>> = {
  'audit.entries': 'It is the log itself: it refuses every change and deletion.',
  'audit.leaves': 'It follows from the entries and is proven by the signed tree heads.',
  'audit.tiles': 'Hashes of the Merkle tree follow from the entries and are proven by the signed tree heads.',
  'audit.heads': 'Each head is signed and is itself the proof of the log.',
  'audit.seal_keys': 'Public keys stand in every export; heads name the key that signed them.',
  'platform.secrets': 'Made once by migrations and never changed; what it holds must never be copied.',
  'platform.address_salts':
    'Forgotten after their day, so that no hash can be tied to an address; a record would keep them.',
  'platform.files':
    'Known by their digests, and swept when nothing refers to them; what refers to one is recorded, or says why not.',
  'platform.file_uploads':
    'Progress of an upload, forgotten after some days; what takes its file over is recorded.',
  'platform.file_upload_pieces': 'Uploaded bytes, dropped when they are joined.',
  'platform.photos':
    'Sent by the public, who may have them erased: a record would keep when each came. What claims one is recorded.',
  'platform.api_key_uses': 'Changes by itself with every use of a key, and by no decision of anyone.',
  'platform.workers': 'Heartbeats of the job queue, which no person writes or reads.',
  'platform.imports': 'Progress of a job; the rows that an import writes are recorded one by one.',
  'platform.import_chunks': 'Uploaded bytes, dropped when the import ends.',
  'platform.import_refused_rows': 'Rows of an upload that did not land, dropped after a while.',
  'platform.idempotency_keys':
    'Answers already given, encrypted and kept for a day; what they tell of is recorded.',
  'competencies.profiles': 'A roll-up that follows from the assessments, which are recorded one by one.',
  'events.outbox': 'It tells what the log records, and is dropped after the retention of the feed.',
  'events.effective_days': 'How far a job has come, which no person writes.',
  'trainings.evaluations':
    'Said in confidence: a record would tell who said it; it can be added to, and neither changed nor removed.',
  'feedback.responses':
    'Anonymous: a record would tell when and from where each answer came. They change by functions alone, and every publication signs a digest of all of them.',
  'feedback.response_keys': 'Follows from the answers that were taken, by the same function.',
  'feedback.response_texts':
    'Said in confidence: a record would keep what its writer has the right to have erased. Who decided on one stands in it.',
  'feedback.response_drafts': 'Unfinished answers of the public, dropped after some days.',
  'feedback.senders':
    'Counts by hashed address, which follow from the answers and are dropped after a while.',
  'feedback.tokens':
    'Given out and spent in thousands; a record of when one was spent would tell whose answer came then. Their batches are recorded.',
  'reports.reporters':
    'Said in confidence; a record would keep what whoever reported has the right to have erased. Who looks at it stands in the read log.',
  'reports.followers': 'Who follows what is nobody’s business; reports count them.',
  'reports.map_cells': 'A roll-up that follows from the reports and is rebuilt by one command.',
  'reports.map_changes':
    'What is still to be counted in the cells of the map: noted by triggers, and gone with the count.',
  'feedback.tallies': 'A roll-up that follows from the answers and is rebuilt by one command.',
  'feedback.profile_counts': 'A roll-up that follows from the answers and is rebuilt by one command.',
  'transparency.cells': 'A roll-up that follows from the reports and is rebuilt by one command.',
  'transparency.sums': 'A roll-up that follows from the cells.',
  'transparency.changes': 'Which months are to be counted anew: noted by triggers, and gone with the count.',
  'transparency.freshness': 'How far a job has come, which no person writes.',
  'policy_documents.version_texts':
    'Large, and never changed: the version that is recorded has the digest of its words.',
  'policy_documents.search_documents': 'It follows from the documents and is rebuilt by one command.',
  'policy_documents.search_articles': 'It follows from the texts of documents and is rebuilt by one command.',
  'socialisation.members':
    'A list of thousands that is settled at once: the campaign that is recorded has its digest; what becomes of each follows from acknowledgements and placements.',
  'socialisation.stances':
    'Said in confidence: a record would tell who said it; it can be added to, and neither changed nor removed.',
  'socialisation.quiz_attempts':
    'Tells what somebody understood, and no more; it can be added to, and neither changed nor removed.',
  'socialisation.questions':
    'Asked in confidence, by those who ask so: a record would tell who asked, and when. What the city answers is recorded.',
  'socialisation.question_askers':
    'Who asked, kept apart from what was asked; it can be added to, and neither changed nor removed.',
  'socialisation.question_steps':
    'What whoever asked did, by the day alone; it can be added to, and neither changed nor removed. Answers are recorded.',
  'socialisation.event_registrations':
    'Who wants to come where is their own business; that somebody was there is recorded.',
  'socialisation.pulse_participants':
    'Tells who has answered a pulse, and no more: a record would tell when, and with that whose answer was added to a unit then.',
  'socialisation.pulse_tallies':
    'Anonymous: answers are added up by unit as they come, and no single one is kept; a record would keep every step, and so every answer. The sums only grow.',
  'socialisation.coverage_days': 'A roll-up that a job writes at the end of each day.',
  'socialisation.stance_figures': 'A roll-up that a job writes at the end of each day.',
  'consultations.comments':
    'Said in confidence or by the public, and erased where their authors want it: a record would tell who said what. Decisions on them, groups and answers are recorded.',
  'consultations.provisions':
    'They follow from the texts: the versions that are recorded have the digests of their words.',
  'forums.participants':
    'Pseudonyms, which their holders may have erased: a record would keep them, and when they came.',
  'forums.codes':
    'Given out and spent in thousands; a record of when one was spent would tell whom it verified. Their batches are recorded.',
  'forums.posts':
    'Said in public under pseudonyms, and erased where their authors want it; what moderators decide on them is recorded.',
  'forums.daily_writers': 'Counts by author or hashed address, gone the day after.',
  'forums.supports': 'Who supports what is nobody’s business; posts count them.',
  'forums.flags': 'Reports in confidence; what is decided on them is recorded.',
  'platform.import_findings':
    'What an import remarked, written once by its job; the rows it writes are recorded.',
};
