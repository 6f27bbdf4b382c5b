"""Addresses of the pages about participants."""

from django.urls import URLPattern, path

from simpul.web.participants import attending, badges, inviting, inviting_one, overview, roster, seats

app_name = "participants"

urlpatterns: list[URLPattern] = [
    path("<uuid:batch_id>/", overview.overview, name="batch"),
    path("<uuid:batch_id>/desa/", overview.villages, name="villages"),
    path("<uuid:batch_id>/daftar/", roster.people, name="people"),
    path("<uuid:batch_id>/daftar/tambah/", roster.add, name="add"),
    path("orang/<uuid:participant_id>/", roster.person, name="person"),
    path("orang/<uuid:participant_id>/mundur/", roster.withdraw, name="withdraw"),
    path("orang/<uuid:participant_id>/ganti/", roster.substitute, name="substitute"),
    path("orang/<uuid:participant_id>/cocok/", roster.settle, name="settle"),
    path("<uuid:batch_id>/kursi/", seats.seats, name="seats"),
    path("<uuid:batch_id>/kursi/atur/", seats.set_seats, name="seats-set"),
    path("<uuid:batch_id>/kursi/isi/", seats.fill, name="seats-fill"),
    path("<uuid:batch_id>/sasaran/", seats.call, name="call"),
    path("<uuid:batch_id>/sasaran/<uuid:call_id>/hapus/", seats.uncall, name="uncall"),
    path("<uuid:batch_id>/undangan/", inviting.letters, name="invitations"),
    path("<uuid:batch_id>/undangan/baru/", inviting.new, name="invite"),
    path("<uuid:batch_id>/undangan/semua/", inviting.everybody, name="invite-areas"),
    path("<uuid:batch_id>/undangan/orang/", inviting_one.one, name="invite-person"),
    path("undangan/<uuid:invitation_id>/", inviting_one.shown, name="invitation"),
    path("undangan/<uuid:invitation_id>/surat/", inviting.letter, name="letter"),
    path("undangan/<uuid:invitation_id>/tarik/", inviting.withdraw, name="invitation-withdraw"),
    path("undangan/<uuid:invitation_id>/perbarui/", inviting.renew, name="invitation-renew"),
    path("<uuid:batch_id>/hadir/", attending.attend, name="attend"),
    path("<uuid:batch_id>/hadir/peserta/", attending.people, name="attend-people"),
    path("<uuid:batch_id>/hadir/pekerja.js", attending.worker, name="attend-worker"),
    path("<uuid:batch_id>/hadir/kirim/", attending.send, name="attend-send"),
    path("<uuid:batch_id>/hadir/batal/<uuid:participant_id>/", attending.unmark, name="attend-unmark"),
    path("<uuid:batch_id>/kartu/", badges.badges, name="badges"),
]
