# Papers drafted for people: what can be filled in is filled in, the rest is theirs.
paper-to = { $to }:
paper-number = [{ $year }] No.
paper-attached = Attached: { $list }
paper-here = (to be written)
paper-seat = Seat
paper-signature = Signature
paper-title-letter = Letter asking for an opinion on { $case }
paper-title-answer = Reply on { $case }
paper-title-request = Request for the founding of { $body }
paper-title-reply = Decision on the founding of { $body }
paper-title-notice = { $paper }
paper-title-report = { $paper }
paper-title-minutes = { $paper }
paper-title-plain = { $paper }
paper-text-letter = We ask for your opinion on { $case } by the papers attached. Please let us have it in writing{ $due ->
    [none] .
   *[other] {" "}by { $due }.
} Silence does not count as consent.
paper-text-answer = We have received your letter. Our opinion: (agreed, or your opinion with reasons)
paper-text-request = We submit the papers for the founding of { $body } and ask for a decision.
paper-text-reply = { $answers ->
    [none] We have received your request.
   *[other] We have received “{ $answers }”.
} The founding of { $body } is approved.
paper-text-notice = (what, when, where, and what is asked)
paper-text-report = (to be written)
paper-text-minutes = (when, where, who came, and what was settled)
draft-it = Draft one (DOCX)
draft-why = What can be filled in is; download, edit, sign, and send it back here
## The slip and the pack of a meeting
slip = Slip for a decision
slip-item = Item
slip-content = Content
slip-proposed = Proposal
slip-endorsed = { $position }
slip-decision = Decision (signature, date)
slip-code = Code
slip-how = Once signed, photograph it, open "Record a signed slip", type the code { $code } and upload the photograph: that settles the task.
meeting-notice = Notice of the { $meeting }
meeting-notice-text = For { $case } the { $meeting } will be held shortly. The particulars are as follows.
meeting-when = Time and place
meeting-when-here = (write the time and place)
meeting-asks = What is asked
meeting-asks-text = Please come on time and return the acceptance before the meeting. Whoever cannot come sends somebody in their place and says so.
meeting-acceptance = Acceptance for the { $meeting }
meeting-acceptance-text = Please fill in and return to { $office }.
meeting-stands-in = In whose place
meeting-sign-in = Attendance sheet of the { $meeting }
meeting-agenda = Agenda
