"""Names put together at random from common given names; who bears one by chance is not meant."""

import random

_MEN = """Adi Agus Ahmad Andi Arif Bagus Bayu Budi Dedi Dimas Eko Fajar Gede Gilang Hadi Hendra Iwan Joko Kadek Ketut
Komang Lukman Made Nyoman Putu Rahmat Rian Rizal Rudi Samsul Slamet Surya Taufik Tono Wahyu Wayan Yanto Yusuf"""
_WOMEN = """Ani Ayu Dewi Diah Eka Endang Fitri Galuh Hana Indah Intan Kadek Kartika Ketut Komang Lestari Luh Made Maya
Mega Nining Nur Nyoman Putri Putu Rahayu Ratna Rina Sari Sinta Siti Sri Tuti Utami Wati Wayan Wulan Yanti Yuni"""
_LAST_MEN = "Saputra Wijaya Santoso Pratama Hidayat Kusuma Setiawan Nugroho Gunawan Firmansyah Suryadi Maulana"
_LAST_WOMEN = "Lestari Wulandari Handayani Rahmawati Astuti Permata Anggraini Safitri Maharani Puspita"
_POSTS = """Melati,Mawar,Anggrek,Dahlia,Kenanga,Cempaka,Flamboyan,Teratai,Kamboja,Nusa Indah,Bougenvil,Seroja,Tulip,
Asoka,Sedap Malam,Kasih Ibu,Sehat Sejahtera,Harapan Bunda,Bina Sejahtera,Tunas Harapan"""

GIVEN = {"L": _MEN.split(), "P": _WOMEN.split()}
LAST = {"L": _LAST_MEN.split(), "P": _LAST_WOMEN.split()}
POST_NAMES = [name.strip() for name in _POSTS.split(",")]


def full_name(rng: random.Random, sex: str) -> str:
    """A given name, sometimes two, and a last name."""
    first, second = rng.sample(GIVEN[sex], k=2)
    given = [first, second] if rng.random() < 0.4 else [first]
    return " ".join([*given, rng.choice(LAST[sex])])


def post_name(number: int) -> str:
    """The name of the post with that number (from 0) in a village: flowers first, then with a Roman numeral."""
    name = POST_NAMES[number % len(POST_NAMES)]
    round_ = number // len(POST_NAMES)
    return name if round_ == 0 else f"{name} {('II', 'III', 'IV', 'V')[min(round_, 4) - 1]}"
