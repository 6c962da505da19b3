import Bytes
import Text

/// News agencies by the names and abbreviations under which papers print them.
enum Agencies {
    /// The text itself if it names an agency and nothing else.
    static func name(of text: String) -> String? {
        let trimmed = text.trimmingCharacters(in: " .()[]/-–—:،,")
        let folded = DateFolding.foldedBytes(of: trimmed, limit: longest * 2)
        guard folded.count < longest * 2 else { return nil }
        var (key, dense) = (ByteHash(), ByteHash())
        for byte in folded where byte != 0x2E && byte != 0x2D {
            key.append(byte)
            if byte != 0x20 { dense.append(byte) }
        }
        return known.contains(key) || known.contains(dense) ? trimmed : nil
    }

    private static let known = Set(names.map { ByteHash(of: $0) })
    private static let longest = names.map(\.count).max() ?? 0

    /// Folded, without hyphens.
    private static let names: [[UInt8]] =
        """
        رويترز,أ ف ب,ا ف ب,أف ب,اف ب,أفب,فرانس برس,وكالة فرانس برس,بترا,وكالة بترا,وكالة الأنباء الأردنية,واس,وام,قنا,كونا,بنا,\
        سانا,معا,وكالة معا,وفا,واع,واج,وات,وال,وكالة الأناضول,الأناضول,الاناضول,د ب أ,د ب ا,أ ب,ا ب,أسوشيتد برس,اسوشيتد برس,\
        سبوتنيك,شينخوا,وكالات,الوكالات,تاس,نوفوستي,إنترفاكس,أ ش أ,ا ش ا,الشرق الأوسط,سونا,سبأ,بلومبرغ,عواصم,إيسنا,ارنا,إرنا,فارس,\
        reuters,ap,afp,dpa,associated press,the associated press,agence france presse,agence francepresse,press association,\
        pa,pa media,pa news agency,ansa,efe,europa press,xinhua,tass,ians,ani,pti,upi,interfax,ria novosti,ap news,ritzau,\
        ntb,tt,stt,belga,anp,apa,sda,keystone sda,keystonesda,epd,kna,sid,afp/reuters,anadolu,anadolu agency,aa,dha,iha,\
        kyodo,yonhap,kyodo news,bernama,aap,nzpa,bloomberg,cna,lusa,agencies,agerpres,mti,ctk,čtk,pap,canadian press,\
        the canadian press,ایرنا,ایسنا,مهر,تسنیم,فارس,ايسنا,tasnim,irna,isna,mehr,petra,wam,spa,kuna,qna,sana,wafa,\
        adnkronos,agi,askanews,lapresse,reuters health,getty images,getty,imago,picture alliance,imago images,epa,shutterstock
        """.split(separator: ",").map { DateFolding.foldedBytes(of: String($0)).filter { $0 != 0x2D } }
}
