using Verify.Evidence;

namespace Verify.Theorems;

/// <summary>Every work the catalogue cites, once.</summary>
internal static class Literature
{
    public static readonly Source Gordan1873 = new("Gordan 1873", "P. Gordan", "Über die Auflösung linearer Gleichungen mit reellen Coefficienten", "Mathematische Annalen 6, 23–28", 1873);

    public static readonly Source Schlafli1901 = new("Schläfli 1901", "L. Schläfli", "Theorie der vielfachen Kontinuität", "Denkschriften der Schweizerischen Naturforschenden Gesellschaft 38", 1901);

    public static readonly Source Chow1961 = new("Chow 1961", "C. K. Chow", "On the characterization of threshold functions", "Proc. 2nd Symposium on Switching Circuit Theory and Logical Design, 34–38", 1961);

    public static readonly Source Barba1933 = new("Barba 1933", "G. Barba", "Intorno al teorema di Hadamard sui determinanti a valore massimo", "Giornale di Matematiche di Battaglini 71, 70–86", 1933);

    public static readonly Source Novikoff1962 = new("Novikoff 1962", "A. B. J. Novikoff", "On convergence proofs on perceptrons", "Symposium on the Mathematical Theory of Automata 12, 615–622", 1962);

    public static readonly Source Efron1964 = new("Efron 1964", "B. Efron", "The perceptron correction procedure in nonseparable situations", "Rome Air Development Center, technical report", 1964);

    public static readonly Source Ehlich1964 = new("Ehlich 1964", "H. Ehlich", "Determinantenabschätzungen für binäre Matrizen", "Mathematische Zeitschrift 83, 123–132", 1964);

    public static readonly Source Wojtas1964 = new("Wojtas 1964", "M. Wojtas", "On Hadamard's inequality for the determinants of order non-divisible by 4", "Colloquium Mathematicum 12, 73–83", 1964);

    public static readonly Source Cover1965 = new("Cover 1965", "T. M. Cover", "Geometrical and statistical properties of systems of linear inequalities with applications in pattern recognition", "IEEE Transactions on Electronic Computers EC-14, 326–334", 1965);

    public static readonly Source MinskyPapert1969 = new("Minsky & Papert 1969", "M. Minsky, S. Papert", "Perceptrons: An Introduction to Computational Geometry", "MIT Press", 1969);

    public static readonly Source BlockLevin1970 = new("Block & Levin 1970", "H. D. Block, S. A. Levin", "On the boundedness of an iterative procedure for solving a system of linear inequalities", "Proceedings of the American Mathematical Society 26, 229–235", 1970);

    public static readonly Source VapnikChervonenkis1971 = new("Vapnik & Chervonenkis 1971", "V. N. Vapnik, A. Ya. Chervonenkis", "On the uniform convergence of relative frequencies of events to their probabilities", "Theory of Probability and its Applications 16, 264–280", 1971);

    public static readonly Source Sauer1972 = new("Sauer 1972", "N. Sauer", "On the density of families of sets", "Journal of Combinatorial Theory A 13, 145–147", 1972);

    public static readonly Source Shelah1972 = new("Shelah 1972", "S. Shelah", "A combinatorial problem; stability and order for models and theories in infinitary languages", "Pacific Journal of Mathematics 41, 247–261", 1972);

    public static readonly Source CrapoRota1970 = new("Crapo & Rota 1970", "H. H. Crapo, G.-C. Rota", "On the Foundations of Combinatorial Theory: Combinatorial Geometries", "MIT Press", 1970);

    public static readonly Source MurogaTsuboiBaugh1970 = new("Muroga, Tsuboi & Baugh 1970", "S. Muroga, T. Tsuboi, C. R. Baugh", "Enumeration of threshold functions of eight variables", "IEEE Transactions on Computers C-19, 818–825", 1970);

    public static readonly Source Zaslavsky1975 = new("Zaslavsky 1975", "T. Zaslavsky", "Facing up to arrangements: face-count formulas for partitions of space by hyperplanes", "Memoirs of the American Mathematical Society 154", 1975);

    public static readonly Source Szarek1976 = new("Szarek 1976", "S. J. Szarek", "On the best constants in the Khinchin inequality", "Studia Mathematica 58, 197–208", 1976);

    public static readonly Source Zuev1989 = new("Zuev 1989", "Yu. A. Zuev", "Asymptotics of the logarithm of the number of threshold functions of the algebra of logic", "Soviet Mathematics Doklady 39, 512–513", 1989);

    public static readonly Source Athanasiadis1996 = new("Athanasiadis 1996", "C. A. Athanasiadis", "Characteristic polynomials of subspace arrangements and finite fields", "Advances in Mathematics 122, 193–233", 1996);

    public static readonly Source Massart2000 = new("Massart 2000", "P. Massart", "Some applications of concentration inequalities to statistics", "Annales de la Faculté des Sciences de Toulouse 9, 245–303", 2000);

    public static readonly Source Gruzling2006 = new("Gruzling 2006", "N. Gruzling", "Linear separability of the vertices of an n-dimensional hypercube", "Master's thesis, University of Northern British Columbia", 2006);

    public static readonly Source AdiprasitoHuhKatz2018 = new("Adiprasito, Huh & Katz 2018", "K. Adiprasito, J. Huh, E. Katz", "Hodge theory for combinatorial geometries", "Annals of Mathematics 188, 381–452", 2018);

    public static readonly Source OeisA000609 = new("OEIS A000609", "OEIS Foundation", "Number of threshold functions of n or fewer variables", "The On-Line Encyclopedia of Integer Sequences", 2026, "A000609");

    public static readonly Source OeisA001532 = new("OEIS A001532", "OEIS Foundation", "Number of NP-equivalence classes of self-dual threshold functions of n or fewer variables", "The On-Line Encyclopedia of Integer Sequences", 2026, "A001532");

    public static readonly Source Chebyshev1859 = new("Chebyshev 1859", "P. L. Chebyshev", "Sur les questions de minima qui se rattachent à la représentation approximative des fonctions", "Mémoires de l'Académie impériale des sciences de St.-Pétersbourg (6) 7, 199–291", 1859);

    public static readonly Source Pisier1981 = new("Pisier 1981", "G. Pisier", "Remarques sur un résultat non publié de B. Maurey", "Séminaire d'analyse fonctionnelle 1980–1981, École polytechnique, exposé 5", 1981);

    public static readonly Source ImaiIri1986 = new("Imai & Iri 1986", "H. Imai, M. Iri", "An optimal algorithm for approximating a piecewise linear function", "Journal of Information Processing 9", 1986);

    public static readonly Source Barron1993 = new("Barron 1993", "A. R. Barron", "Universal approximation bounds for superpositions of a sigmoidal function", "IEEE Transactions on Information Theory 39, 930–945", 1993);

    public static readonly Source KoltchinskiiPanchenko2002 = new("Koltchinskii & Panchenko 2002", "V. Koltchinskii, D. Panchenko", "Empirical margin distributions and bounding the generalization error of combined classifiers", "Annals of Statistics 30, 1–50", 2002);

    public static readonly Source MohriRostamizadehTalwalkar2018 = new("Mohri, Rostamizadeh & Talwalkar 2018", "M. Mohri, A. Rostamizadeh, A. Talwalkar", "Foundations of Machine Learning", "MIT Press, 2nd edition", 2018);

    public static readonly Source BartlettFosterTelgarsky2017 = new("Bartlett, Foster & Telgarsky 2017", "P. L. Bartlett, D. J. Foster, M. Telgarsky", "Spectrally-normalized margin bounds for neural networks", "Advances in Neural Information Processing Systems 30", 2017);

    public static readonly Source NagarajanKolter2019 = new("Nagarajan & Kolter 2019", "V. Nagarajan, J. Z. Kolter", "Uniform convergence may be unable to explain generalization in deep learning", "Advances in Neural Information Processing Systems 32", 2019);

    public static readonly Source Leshno1993 = new("Leshno et al. 1993", "M. Leshno, V. Ya. Lin, A. Pinkus, S. Schocken", "Multilayer feedforward networks with a nonpolynomial activation function can approximate any function", "Neural Networks 6, 861–867", 1993);

    public static readonly Source LatalaOleszkiewicz1994 = new("Latała & Oleszkiewicz 1994", "R. Latała, K. Oleszkiewicz", "On the best constant in the Khinchin–Kahane inequality", "Studia Mathematica 109, 101–104", 1994);
    public static readonly Source RanestadSchreyer2011 = new("Ranestad & Schreyer 2011", "K. Ranestad, F.-O. Schreyer", "On the rank of a symmetric form", "Journal of Algebra 346, 340–342", 2011);

    public static readonly Source Yarotsky2017 = new("Yarotsky 2017", "D. Yarotsky", "Error bounds for approximations with deep ReLU networks", "Neural Networks 94, 103–114", 2017);

    public static readonly Source LinTegmarkRolnick2017 = new("Lin, Tegmark & Rolnick 2017", "H. W. Lin, M. Tegmark, D. Rolnick", "Why does deep and cheap learning work so well?", "Journal of Statistical Physics 168, 1223–1247", 2017);

    public static readonly Source Poggio2017 = new("Poggio et al. 2017", "T. Poggio, H. Mhaskar, L. Rosasco, B. Miranda, Q. Liao", "Why and when can deep, but not shallow, networks avoid the curse of dimensionality: a review", "International Journal of Automation and Computing 14, 503–519", 2017);

    public static readonly Source Zhang2017 = new("Zhang et al. 2017", "C. Zhang, S. Bengio, M. Hardt, B. Recht, O. Vinyals", "Understanding deep learning requires rethinking generalization", "International Conference on Learning Representations", 2017);

    public static readonly Source RolnickTegmark2018 = new("Rolnick & Tegmark 2018", "D. Rolnick, M. Tegmark", "The power of deeper networks for expressing natural functions", "International Conference on Learning Representations", 2018);

    public static readonly Source Linnainmaa1970 = new("Linnainmaa 1970", "S. Linnainmaa", "The representation of the cumulative rounding error of an algorithm as a Taylor expansion of the local rounding errors", "Master's thesis, University of Helsinki", 1970);

    public static readonly Source BaurStrassen1983 = new("Baur & Strassen 1983", "W. Baur, V. Strassen", "The complexity of partial derivatives", "Theoretical Computer Science 22, 317–330", 1983);

    public static readonly Source RumelhartHintonWilliams1986 = new("Rumelhart, Hinton & Williams 1986", "D. E. Rumelhart, G. E. Hinton, R. J. Williams", "Learning representations by back-propagating errors", "Nature 323, 533–536", 1986);

    public static readonly Source BaldiHornik1989 = new("Baldi & Hornik 1989", "P. Baldi, K. Hornik", "Neural networks and principal component analysis: learning from examples without local minima", "Neural Networks 2, 53–58", 1989);

    public static readonly Source SprinkhuizenBoers1996 = new("Sprinkhuizen-Kuyper & Boers 1996", "I. G. Sprinkhuizen-Kuyper, E. J. W. Boers", "The error surface of the simplest XOR network has only global minima", "Neural Computation 8, 1301–1320", 1996);

    public static readonly Source GriewankWalther2008 = new("Griewank & Walther 2008", "A. Griewank, A. Walther", "Evaluating Derivatives: Principles and Techniques of Algorithmic Differentiation", "2nd ed., SIAM", 2008);

    public static readonly Source Higham2002 = new("Higham 2002", "N. J. Higham", "Accuracy and Stability of Numerical Algorithms", "2nd ed., SIAM", 2002);

    public static readonly Source Kawaguchi2016 = new("Kawaguchi 2016", "K. Kawaguchi", "Deep learning without poor local minima", "Advances in Neural Information Processing Systems 29", 2016);

    public static readonly Source KakadeLee2018 = new("Kakade & Lee 2018", "S. M. Kakade, J. D. Lee", "Provably correct automatic subdifferentiation for qualified programs", "Advances in Neural Information Processing Systems 31", 2018);

    public static readonly Source BoltePauwels2020 = new("Bolte & Pauwels 2020", "J. Bolte, E. Pauwels", "A mathematical model for automatic differentiation in machine learning", "Advances in Neural Information Processing Systems 33", 2020);

    public static readonly Source AchourMalgouyresGerchinovitz2024 = new("Achour, Malgouyres & Gerchinovitz 2024", "E. M. Achour, F. Malgouyres, S. Gerchinovitz", "The loss landscape of deep linear neural networks: a second-order analysis", "Journal of Machine Learning Research 25 (242)", 2024);
    public static readonly Source Soudry2018 = new("Soudry et al. 2018", "D. Soudry, E. Hoffer, M. S. Nacson, S. Gunasekar, N. Srebro", "The implicit bias of gradient descent on separable data", "Journal of Machine Learning Research 19(70), 1–57", 2018);

    public static readonly Source JiTelgarsky2019 = new("Ji & Telgarsky 2019", "Z. Ji, M. Telgarsky", "The implicit bias of gradient descent on nonseparable data", "Conference on Learning Theory, PMLR 99, 1772–1798", 2019);

    public static readonly Source BelkinHsuXu2020 = new("Belkin, Hsu & Xu 2020", "M. Belkin, D. Hsu, J. Xu", "Two models of double descent for weak features", "SIAM Journal on Mathematics of Data Science 2, 1167–1180", 2020);

    public static readonly Source Hastie2022 = new("Hastie et al. 2022", "T. Hastie, A. Montanari, S. Rosset, R. J. Tibshirani", "Surprises in high-dimensional ridgeless least squares interpolation", "Annals of Statistics 50, 949–986", 2022);
    public static readonly Source SafranShamir2018 = new("Safran & Shamir 2018", "I. Safran, O. Shamir", "Spurious local minima are common in two-layer ReLU neural networks", "International Conference on Machine Learning, PMLR 80, 4433–4441", 2018);

    public static readonly Source ArjevaniField2021 = new("Arjevani & Field 2021", "Y. Arjevani, M. Field", "Symmetry & critical points for a model shallow neural network", "Physica D 427, 133014", 2021);

    public static readonly Source ArjevaniField2020 = new("Arjevani & Field 2020", "Y. Arjevani, M. Field", "Analytic characterization of the Hessian in shallow ReLU models: a tale of symmetry", "Advances in Neural Information Processing Systems 33", 2020);

    public static readonly Source LeeSimchowitzJordanRecht2016 = new("Lee, Simchowitz, Jordan & Recht 2016", "J. D. Lee, M. Simchowitz, M. I. Jordan, B. Recht", "Gradient descent only converges to minimizers", "Conference on Learning Theory, PMLR 49, 1246–1257", 2016);

    public static readonly Source Du2017 = new("Du et al. 2017", "S. S. Du, C. Jin, J. D. Lee, M. I. Jordan, A. Singh, B. Póczos", "Gradient descent can take exponential time to escape saddle points", "Advances in Neural Information Processing Systems 30", 2017);

    public static readonly Source AuffingerBenArousCerny2013 = new("Auffinger, Ben Arous & Černý 2013", "A. Auffinger, G. Ben Arous, J. Černý", "Random matrices and complexity of spin glasses", "Communications on Pure and Applied Mathematics 66, 165–201", 2013);

    public static readonly Source Rice1944 = new("Rice 1944", "S. O. Rice", "Mathematical analysis of random noise", "Bell System Technical Journal 23, 282–332", 1944);

    public static readonly Source DeanMajumdar2006 = new("Dean & Majumdar 2006", "D. S. Dean, S. N. Majumdar", "Large deviations of extreme eigenvalues of random matrices", "Physical Review Letters 97, 160201", 2006);
    public static readonly Source Montufar2014 = new("Montúfar et al. 2014", "G. Montúfar, R. Pascanu, K. Cho, Y. Bengio", "On the number of linear regions of deep neural networks", "Advances in Neural Information Processing Systems 27, 2924–2932", 2014);

    public static readonly Source Telgarsky2015 = new("Telgarsky 2015", "M. Telgarsky", "Representation benefits of deep feedforward networks", "arXiv:1509.08101", 2015);

    public static readonly Source MukherjeeBasu2017 = new("Mukherjee & Basu 2017", "A. Mukherjee, A. Basu", "Lower bounds over Boolean inputs for deep neural networks with ReLU gates", "arXiv:1711.03073", 2017);

    public static readonly Source Serra2018 = new("Serra et al. 2018", "T. Serra, C. Tjandraatmadja, S. Ramalingam", "Bounding and counting linear regions of deep neural networks", "International Conference on Machine Learning 35, 4558–4566", 2018);

    public static readonly Source HaaseHertrichLoho2023 = new("Haase, Hertrich & Loho 2023", "C. Haase, C. Hertrich, G. Loho", "Lower bounds on the depth of integral ReLU neural networks via lattice polytopes", "International Conference on Learning Representations", 2023);
    public static readonly Source Quine1952 = new("Quine 1952", "W. V. Quine", "The problem of simplifying truth functions", "American Mathematical Monthly 59, 521–531", 1952);

    public static readonly Source Schnorr1974 = new("Schnorr 1974", "C. P. Schnorr", "Zwei lineare untere Schranken für die Komplexität Boolescher Funktionen", "Computing 13, 155–171", 1974);

    public static readonly Source Hajnal1993 = new("Hajnal et al. 1993", "A. Hajnal, W. Maass, P. Pudlák, M. Szegedy, G. Turán", "Threshold circuits of bounded depth", "Journal of Computer and System Sciences 46, 129–154", 1993);

    public static readonly Source Martens2013 = new("Martens et al. 2013", "J. Martens, A. Chattopadhyay, T. Pitassi, R. Zemel", "On the representational efficiency of restricted Boltzmann machines", "Advances in Neural Information Processing Systems 26", 2013);

    public static readonly Source CohenSharirShashua2016 = new("Cohen, Sharir & Shashua 2016", "N. Cohen, O. Sharir, A. Shashua", "On the expressive power of deep learning: a tensor analysis", "Conference on Learning Theory, PMLR 49, 698–728", 2016);

    public static readonly Source Bentkamp2016 = new("Bentkamp 2016", "A. Bentkamp", "Expressiveness of deep learning", "Archive of Formal Proofs", 2016);

    public static readonly Source Daniely2017 = new("Daniely 2017", "A. Daniely", "Depth separation for neural networks", "Conference on Learning Theory, PMLR 65, 690–696", 2017);

    public static readonly Source HaninRolnick2019 = new("Hanin & Rolnick 2019", "B. Hanin, D. Rolnick", "Complexity of linear regions in deep networks", "International Conference on Machine Learning, PMLR 97, 2596–2604", 2019);

    public static readonly Source EdelmanKostlan1995 = new("Edelman & Kostlan 1995", "A. Edelman, E. Kostlan", "How many zeros of a random polynomial are real?", "Bulletin of the American Mathematical Society 32, 1–37", 1995);

    public static readonly Source MaurerPontil2009 = new("Maurer & Pontil 2009", "A. Maurer, M. Pontil", "Empirical Bernstein bounds and sample-variance penalization", "Conference on Learning Theory", 2009);

    /// <summary>A result computed or proved for this project, with the reasoning in its documentation.</summary>
    public static Source Ours(string page) => new("Verify", "The Verify authors", "Proofs and computations of this project", $"docs/{page}", 2026);
}
